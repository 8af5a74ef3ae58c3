import type { Role } from '@/Platform/Api/contract';

export type Section =
  | 'today'
  | 'work'
  | 'recall'
  | 'queue'
  | 'patients'
  | 'deviations'
  | 'audits'
  | 'pdca'
  | 'rules'
  | 'workflows'
  | 'incidents'
  | 'imports'
  | 'settings';
export type Group = 'work' | 'quality' | 'clinic';

/** Each role sees only what it does, in three groups; the first one is where the person starts. */
const seen: Record<Role, [Group, Section[]][]> = {
  curator: [
    ['work', ['queue', 'work', 'today', 'patients']],
    ['quality', ['deviations']],
  ],
  agent: [
    ['work', ['recall', 'work', 'queue', 'patients']],
    ['quality', ['deviations']],
  ],
  frontdesk: [
    ['work', ['work', 'queue', 'recall', 'patients']],
    ['quality', ['deviations']],
  ],
  seniorfrontdesk: [
    ['work', ['queue', 'work', 'recall', 'today', 'patients']],
    ['quality', ['deviations']],
  ],
  doctor: [
    ['work', ['work', 'patients']],
    ['quality', ['deviations', 'audits']],
  ],
  auditor: [
    ['quality', ['audits', 'deviations', 'today']],
    ['work', ['work', 'patients']],
  ],
  quality: [
    ['quality', ['deviations', 'audits', 'pdca', 'today', 'rules', 'workflows', 'incidents']],
    ['work', ['work', 'queue', 'patients']],
    ['clinic', ['imports', 'settings']],
  ],
  manager: [
    ['work', ['today', 'queue', 'work', 'patients']],
    ['quality', ['deviations', 'audits', 'pdca', 'rules', 'workflows', 'incidents']],
    ['clinic', ['imports', 'settings']],
  ],
  integrator: [
    ['clinic', ['imports', 'settings']],
    ['work', ['work']],
  ],
  admin: [
    ['clinic', ['settings', 'imports']],
    ['work', ['today', 'work']],
  ],
};

export const sectionsOf = (role: Role) => seen[role] ?? [];
export const allSections = (role: Role) => sectionsOf(role).flatMap(([, sections]) => sections);
export const firstSection = (role: Role) => allSections(role)[0] ?? 'patients';

/** The roles whose lists a role looks after beside its own, as the server has it. */
export const looksAfter = (role: Role): Role[] =>
  role === 'manager' || role === 'quality'
    ? ['curator', 'agent', 'frontdesk', 'seniorfrontdesk', 'doctor', 'auditor', 'quality', 'manager', 'integrator', 'admin']
    : role === 'seniorfrontdesk'
      ? ['seniorfrontdesk', 'frontdesk', 'agent']
      : [role];

const care: Role[] = ['curator', 'agent', 'frontdesk', 'seniorfrontdesk'];
/** Whose day is the queue: opening a row takes it for them. */
export const claimsRows = (role: Role) => care.includes(role);
/** Who may record outcomes; a manager who only looks must not take a row away from its curator. */
export const worksQueue = (role: Role) => claimsRows(role) || role === 'manager' || role === 'quality';
/** Who puts versions of rules and workflows in force. */
export const mayChangeRules = (role: Role) => role === 'quality';
/** With whose settings: who approves what. */
export const maySeeRules = (role: Role) => role === 'quality' || role === 'manager' || role === 'admin';
export const mayApproveRules = (role: Role) => role === 'quality' || role === 'manager';
export const mayImport = (role: Role) => ['integrator', 'admin'].includes(role);
export const mayManageAccounts = (role: Role) => role === 'admin';
export const maySeeSchedules = (role: Role) => ['quality', 'manager', 'admin'].includes(role);
export const mayRunSchedules = (role: Role) => role === 'admin';
export const maySeeCards = (role: Role) => role === 'quality';
export const maySet = (role: Role) => ['manager', 'admin'].includes(role);
