import type { Role } from '@/Platform/Api/contract';

export type Section = 'today' | 'queue' | 'patients' | 'deviations' | 'imports' | 'settings';
export type Group = 'work' | 'quality' | 'clinic';

/** Each role sees only what it does, in three groups; the first one is where the person starts. */
const seen: Record<Role, [Group, Section[]][]> = {
  curator: [
    ['work', ['queue', 'today', 'patients']],
    ['quality', ['deviations']],
  ],
  agent: [
    ['work', ['queue', 'patients']],
    ['quality', ['deviations']],
  ],
  frontdesk: [
    ['work', ['queue', 'patients']],
    ['quality', ['deviations']],
  ],
  seniorfrontdesk: [
    ['work', ['queue', 'today', 'patients']],
    ['quality', ['deviations']],
  ],
  doctor: [
    ['work', ['patients']],
    ['quality', ['deviations']],
  ],
  auditor: [
    ['quality', ['deviations', 'today']],
    ['work', ['patients']],
  ],
  quality: [
    ['quality', ['deviations', 'today']],
    ['work', ['queue', 'patients']],
    ['clinic', ['imports', 'settings']],
  ],
  manager: [
    ['work', ['today', 'queue', 'patients']],
    ['quality', ['deviations']],
    ['clinic', ['imports', 'settings']],
  ],
  integrator: [['clinic', ['imports', 'settings']]],
  admin: [
    ['clinic', ['settings', 'imports']],
    ['work', ['today']],
  ],
};

export const sectionsOf = (role: Role) => seen[role] ?? [];
export const allSections = (role: Role) => sectionsOf(role).flatMap(([, sections]) => sections);
export const firstSection = (role: Role) => allSections(role)[0] ?? 'patients';

const care: Role[] = ['curator', 'agent', 'frontdesk', 'seniorfrontdesk'];
/** Whose day is the queue: opening a row takes it for them. */
export const claimsRows = (role: Role) => care.includes(role);
/** Who may record outcomes; a manager who only looks must not take a row away from its curator. */
export const worksQueue = (role: Role) => claimsRows(role) || role === 'manager' || role === 'quality';
export const mayImport = (role: Role) => ['integrator', 'admin'].includes(role);
export const maySet = (role: Role) => ['manager', 'admin'].includes(role);
