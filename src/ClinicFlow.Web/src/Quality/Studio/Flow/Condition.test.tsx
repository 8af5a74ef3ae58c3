import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { fireEvent, render, screen } from '@testing-library/react';
import { beforeEach, expect, test, vi } from 'vitest';
import type { Schemas } from '@/Platform/Api/contract';
import { queries } from '@/Platform/Api/queries';
import { Condition } from './Condition';

const fact = (name: string, type: string, title: string) => ({ name, type, of: null, nullable: true, title: { ru: title, en: title } });
const facts = {
  subjects: [
    { subject: 'lead', inputs: [fact('lead', 'LeadFacts', 'Lead')] },
    { subject: 'plan', inputs: [fact('plan', 'PlanFacts', 'Plan')] },
  ],
  records: [
    { name: 'LeadFacts', members: [fact('attempts', 'whole', 'Tries')] },
    { name: 'PlanFacts', members: [fact('leftCount', 'whole', 'Steps left')] },
  ],
  functions: [],
} as unknown as Schemas['FactList'];

const said = vi.fn();
const show = (value: string) =>
  render(
    <MantineProvider>
      <QueryClientProvider client={queries}>
        <Condition label="When" value={{ typeName: 'Boolean', expression: { type: 'Rule', value } }} onChange={said} />
      </QueryClientProvider>
    </MantineProvider>,
  );

beforeEach(() => {
  said.mockClear();
  queries.setQueryData(['rule-facts'], facts);
});

test('facts of every subject stand in rows, and changing one leaves the other as it was written', () => {
  show('lead.attempts  >= 3 or plan.leftCount > 0');
  const rows = screen.getAllByTestId('condition');
  expect(rows).toHaveLength(2);
  const number = rows[1]!.querySelector('input[inputmode]') as HTMLInputElement;
  fireEvent.change(number, { target: { value: '2' } });
  fireEvent.blur(number);
  expect(said).toHaveBeenLastCalledWith('lead.attempts  >= 3 or plan.leftCount > 2');
});

test('the same condition as text', () => {
  show('lead.attempts >= 3');
  fireEvent.click(screen.getByTestId('turn-condition'));
  const text = screen.getByRole('textbox');
  expect(text).toHaveProperty('value', 'lead.attempts >= 3');
  fireEvent.change(text, { target: { value: 'lead.attempts >= 4' } });
  fireEvent.blur(text);
  expect(said).toHaveBeenLastCalledWith('lead.attempts >= 4');
});

test('without rows it is never true', () => {
  show('lead.attempts >= 3');
  fireEvent.click(screen.getByTestId('condition').querySelector('.bin')!);
  expect(said).toHaveBeenLastCalledWith('false');
});
