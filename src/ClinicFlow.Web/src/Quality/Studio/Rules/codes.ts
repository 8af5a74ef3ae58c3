export const specialties = [
  'therapy',
  'surgery',
  'prosthetics',
  'endodontics',
  'orthodontics',
  'periodontics',
  'implantology',
  'hygiene',
  'paediatrics',
];
const reasons = ['thinking', 'price', 'fear', 'elsewhere', 'medical'];
const roles = ['curator', 'agent', 'frontdesk', 'seniorfrontdesk', 'doctor'];

/** Members of the facts whose values come from a list that the product knows. */
const lists: Record<string, { dictionary: string; codes: string[] }> = {
  stage: { dictionary: 'stage', codes: ['lead', 'arrival', 'consultation', 'realisation', 'regular'] },
  segment: { dictionary: 'segment', codes: ['in-treatment', 'treatment-completed', 'beginning', 'best', 'sleeping', 'churned'] },
  specialty: { dictionary: 'specialty', codes: specialties },
  role: { dictionary: 'role', codes: roles },
  ownerrole: { dictionary: 'role', codes: roles },
  planownerrole: { dictionary: 'role', codes: roles },
  lastcontactoutcome: {
    dictionary: 'outcome',
    codes: ['booked', 'call-back', ...reasons, 'no-answer', 'voicemail', 'wrong-number', 'do-not-contact'],
  },
  lastoutcome: { dictionary: 'outcome', codes: ['booked', 'call-back', ...reasons, 'no-answer', 'voicemail', 'wrong-number', 'do-not-contact'] },
  declinereason: { dictionary: 'outcome', codes: reasons },
  lostreason: { dictionary: 'outcome', codes: [...reasons, 'no-answer', 'wrong-number'] },
};

const listOf = (fact: string) => lists[fact.split('.').at(-1)!.toLowerCase()];
export const codesOf = (fact: string) => listOf(fact)?.codes ?? [];
export const dictionaryOf = (fact: string) => listOf(fact)?.dictionary ?? null;
