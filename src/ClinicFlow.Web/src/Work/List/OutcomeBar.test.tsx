import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { act, fireEvent, render, screen } from '@testing-library/react';
import { useState } from 'react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { ContactOutcome } from '@/Platform/Api/contract';
import { Problem } from '@/Platform/Api/http';
import { queries } from '@/Platform/Api/queries';
import { OutcomeBar } from './OutcomeBar';

const outcome = (code: string, key: string, ru: string, more: Partial<ContactOutcome> = {}): ContactOutcome => ({
  code,
  key,
  title: { ru, en: code },
  common: true,
  closes: false,
  attempt: true,
  needsUntil: false,
  next: { ru: `дальше ${ru}`, en: '' },
  ...more,
});
const outcomes = [
  outcome('booked', '1', 'Записан', { closes: true }),
  outcome('call-back', '2', 'Перезвонить', { needsUntil: true }),
  outcome('no-answer', '8', 'Нет ответа'),
  outcome('deceased', 'W', 'Умер', { common: false }),
];
const save = vi.fn();
const theirs = vi.fn();
const idle = { isPending: false, isPaused: false, error: null as unknown };

function Bar({ saving = idle, disabled = false }) {
  const [chosen, setChosen] = useState<string | null>(null);
  return (
    <OutcomeBar
      outcomes={outcomes}
      disabled={disabled}
      must={false}
      warned={false}
      attempts={2}
      chosen={chosen}
      onChosen={setChosen}
      onNotCalled={() => {}}
      onSave={save}
      onTheirs={theirs}
      saving={saving}
    />
  );
}
const show = (props = {}) =>
  render(
    <MantineProvider>
      <QueryClientProvider client={queries}>
        <Bar {...props} />
      </QueryClientProvider>
    </MantineProvider>,
  );
const press = (code: string, init: KeyboardEventInit = {}) => act(() => void fireEvent.keyDown(window, { code, key: '', ...init }));

beforeEach(() => {
  save.mockClear();
  vi.stubGlobal(
    'fetch',
    vi.fn(async () => new Response('{}', { status: 401 })),
  );
});

describe('outcome bar', () => {
  it('shows the common outcomes, and all on request', () => {
    show();
    expect(screen.queryByTestId('outcome-deceased')).toBeNull();
    fireEvent.click(screen.getByTestId('more-outcomes'));
    expect(screen.getByTestId('outcome-deceased')).toBeInTheDocument();
  });

  it('takes a digit, says the next step, and saves with Enter only then', () => {
    show();
    press('Digit8');
    expect(save).not.toHaveBeenCalled();
    expect(screen.getByTestId('outcome-next')).toHaveTextContent('Дальше: дальше Нет ответа');
    press('Enter');
    expect(save).toHaveBeenCalledWith({ outcome: 'no-answer', until: undefined, note: undefined }, false);
  });

  it('Enter saves too when the outcome was chosen with the mouse', () => {
    show();
    const button = screen.getByTestId('outcome-no-answer');
    fireEvent.click(button);
    act(() => void fireEvent.keyDown(button, { code: 'Enter', key: 'Enter', bubbles: true }));
    expect(save).toHaveBeenCalledOnce();
  });

  it('Ctrl Enter saves and goes on', () => {
    show();
    press('Digit1');
    expect(screen.getByTestId('outcome-next')).toHaveTextContent('Строка закроется.');
    press('Enter', { ctrlKey: true });
    expect(save).toHaveBeenCalledWith({ outcome: 'booked', until: undefined, note: undefined }, true);
  });

  it('a callback needs its time first', () => {
    show();
    press('KeyT');
    press('Enter');
    expect(save).not.toHaveBeenCalled();
    fireEvent.click(screen.getByTestId('when-tomorrow'));
    press('Enter');
    expect(save.mock.calls[0][0].until).toMatch(/^\d{4}-\d\d-\d\dT/);
  });

  it('W is an outcome, and Escape lets go of it', () => {
    show();
    press('KeyW');
    expect(screen.getByTestId('outcome-deceased')).toHaveAttribute('aria-pressed', 'true');
    press('Escape');
    expect(screen.queryByTestId('outcome-next')).toBeNull();
  });

  it('a row that another holds takes no outcome', () => {
    show({ disabled: true });
    press('Digit8');
    expect(screen.queryByTestId('outcome-next')).toBeNull();
  });

  it('without a connection the outcome waits and says so', () => {
    show({ saving: { ...idle, isPaused: true } });
    press('Digit8');
    expect(screen.getByTestId('outcome-next')).toHaveTextContent('Итог «Нет ответа» ждёт здесь');
  });

  it('a change by another is shown beside one’s own', () => {
    show({
      saving: {
        ...idle,
        error: new Problem(409, { current: { title: { ru: 'Записан, 09:41', en: '' }, assignedTo: { id: 'x', name: 'Крылова Е. Н.' } } }),
      },
    });
    press('Digit8');
    expect(screen.getByRole('alert')).toHaveTextContent('Записан, 09:41, Крылова Е. Н.');
    expect(screen.getByRole('alert')).toHaveTextContent('Нет ответа');
  });
});
