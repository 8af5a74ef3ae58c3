import { MantineProvider } from '@mantine/core';
import { act, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { UndoToast } from './UndoToast';
import { forgetUndo, offerUndo } from './undo';

const done = { act: 'E 17', said: { ru: 'Шарипов И. М. отложен до **20 ноября**', en: 'Snoozed' } };
const answers = vi.fn(async (_request: Request) => new Response(JSON.stringify({ said: { ru: 'Отменено', en: 'Undone' } })));

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('fetch', answers);
  answers.mockClear();
  render(
    <MantineProvider>
      <UndoToast />
    </MantineProvider>,
  );
});
afterEach(() => {
  act(forgetUndo);
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('undo toast', () => {
  it('says what happened and goes after 8 seconds', () => {
    act(() => offerUndo(done));
    expect(screen.getByTestId('undo-toast')).toHaveTextContent('Шарипов И. М. отложен до 20 ноября');
    act(() => vi.advanceTimersByTime(7_900));
    expect(screen.getByTestId('undo-toast')).toBeInTheDocument();
    act(() => vi.advanceTimersByTime(200));
    expect(screen.queryByTestId('undo-toast')).toBeNull();
  });

  it('U takes the act back, on any layout', async () => {
    act(() => offerUndo(done));
    await act(async () => void fireEvent.keyDown(window, { code: 'KeyU', key: 'г' }));
    expect(new URL(answers.mock.calls[0][0].url).pathname).toBe('/api/v1/acts/E%2017/undo');
    expect(screen.queryByTestId('undo-toast')).toBeNull();
  });

  it('U without anything to undo asks nothing', async () => {
    await act(async () => void fireEvent.keyDown(window, { code: 'KeyU', key: 'u' }));
    expect(answers).not.toHaveBeenCalled();
  });

  it('waits while somebody points at it', () => {
    act(() => offerUndo(done));
    fireEvent.mouseEnter(screen.getByTestId('undo-toast'));
    act(() => vi.advanceTimersByTime(30_000));
    expect(screen.getByTestId('undo-toast')).toBeInTheDocument();
  });
});
