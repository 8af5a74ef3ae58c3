import { describe, expect, it } from 'vitest';
import en from '@/Platform/Language/words.en.json';
import ru from '@/Platform/Language/words.ru.json';
import { codesOf, dictionaryOf } from './codes';

type Words = Record<string, Record<string, string> | undefined>;
const members = [
  'stage',
  'segment',
  'specialty',
  'role',
  'ownerRole',
  'planOwnerRole',
  'lastContactOutcome',
  'lastOutcome',
  'declineReason',
  'lostReason',
];

describe('codes of the data', () => {
  it.each(members)('%s: every code that is offered has a word of its own in both languages', (member) => {
    const codes = codesOf(`patient.${member}`);
    expect(codes).not.toHaveLength(0);
    for (const words of [ru, en] as Words[]) {
      const named = codes.map((code) => words[dictionaryOf(member)!]?.[code]);
      expect(named).not.toContain(undefined);
      expect(new Set(named).size).toBe(codes.length);
    }
  });

  it('a fact that the product has no list for offers nothing', () => {
    expect(codesOf('task.action')).toEqual([]);
    expect(dictionaryOf('')).toBeNull();
  });
});
