import { act, fireEvent, render } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { type Keys, setSingleKeys, useKeys } from './keys';

function Page({ keys, modal }: { keys: Keys; modal?: boolean }) {
  useKeys(keys, { modal });
  return (
    <>
      <input aria-label="field" />
      <button type="button">press</button>
    </>
  );
}
const press = (code: string, key: string, init: KeyboardEventInit = {}, target: Element | Window = window) =>
  act(() => void fireEvent.keyDown(target, { code, key, bubbles: true, ...init }));

describe('keys', () => {
  it('are matched by place, so that the Russian layout works', () => {
    const next = vi.fn();
    render(<Page keys={{ KeyJ: next }} />);
    press('KeyJ', 'о');
    press('KeyJ', 'j');
    expect(next).toHaveBeenCalledTimes(2);
  });

  it('never fire while a field has focus', () => {
    const undo = vi.fn();
    const { getByLabelText } = render(<Page keys={{ KeyU: undo }} />);
    press('KeyU', 'г', {}, getByLabelText('field'));
    expect(undo).not.toHaveBeenCalled();
  });

  it('with Ctrl fire in a field too', () => {
    const search = vi.fn();
    const { getByLabelText } = render(<Page keys={{ 'Mod+KeyK': search }} />);
    press('KeyK', 'л', { ctrlKey: true }, getByLabelText('field'));
    expect(search).toHaveBeenCalledOnce();
  });

  it('without Ctrl can be switched off', () => {
    const next = vi.fn();
    const close = vi.fn();
    setSingleKeys(false);
    render(<Page keys={{ KeyJ: next, Escape: close }} />);
    press('KeyJ', 'о');
    press('Escape', 'Escape');
    expect(next).not.toHaveBeenCalled();
    expect(close).toHaveBeenCalledOnce();
  });

  it('G and a letter open a section, and the letter alone keeps its meaning', () => {
    const queue = vi.fn();
    const outcome = vi.fn();
    render(<Page keys={{ 'KeyG KeyQ': queue, KeyQ: outcome }} />);
    press('KeyG', 'п');
    press('KeyQ', 'й');
    press('KeyQ', 'й');
    expect(queue).toHaveBeenCalledOnce();
    expect(outcome).toHaveBeenCalledOnce();
  });

  it('leave Enter to a button that has focus', () => {
    const open = vi.fn();
    const { getByText } = render(<Page keys={{ Enter: open }} />);
    press('Enter', 'Enter', {}, getByText('press'));
    expect(open).not.toHaveBeenCalled();
    press('Enter', 'Enter');
    expect(open).toHaveBeenCalledOnce();
  });

  it('of a dialog hide those of the page below', () => {
    const page = vi.fn();
    const dialog = vi.fn();
    render(
      <>
        <Page keys={{ KeyJ: page, Escape: page }} />
        <Page keys={{ Escape: dialog }} modal />
      </>,
    );
    press('KeyJ', 'о');
    press('Escape', 'Escape');
    expect(page).not.toHaveBeenCalled();
    expect(dialog).toHaveBeenCalledOnce();
  });

  it('are not taken from the browser: Ctrl R is not R', () => {
    const r = vi.fn();
    render(<Page keys={{ KeyR: r }} />);
    press('KeyR', 'к', { ctrlKey: true });
    expect(r).not.toHaveBeenCalled();
  });
});
