import type { Role } from '@/Platform/Api/contract';

export type Section = 'today' | 'queue' | 'patients' | 'deviations' | 'imports' | 'settings';
export type Group = 'work' | 'quality' | 'clinic';

/** Each role sees only what it does, in three groups; the first one is where the person starts. */
const seen: Record<Role, [Group, Section[]][]> = {
  curator: [['work', ['queue', 'today', 'patients']], ['quality', ['deviations']]],
  agent: [['work', ['queue', 'patients']], ['quality', ['deviations']]],
  frontdesk: [['work', ['queue', 'patients']], ['quality', ['deviations']]],
  seniorfrontdesk: [['work', ['queue', 'today', 'patients']], ['quality', ['deviations']]],
  doctor: [['work', ['patients']], ['quality', ['deviations']]],
  auditor: [['quality', ['deviations', 'today']], ['work', ['patients']]],
  quality: [['quality', ['deviations', 'today']], ['work', ['queue', 'patients']], ['clinic', ['settings']]],
  manager: [['work', ['today', 'queue', 'patients']], ['quality', ['deviations']], ['clinic', ['imports', 'settings']]],
  integrator: [['clinic', ['imports', 'settings']]],
  admin: [['clinic', ['settings', 'imports']], ['work', ['today', 'queue', 'patients']], ['quality', ['deviations']]],
};

export const sectionsOf = (role: Role) => seen[role] ?? [];
export const allSections = (role: Role) => sectionsOf(role).flatMap(([, sections]) => sections);
export const firstSection = (role: Role) => allSections(role)[0] ?? 'patients';

/** Who works rows of the queue (claims, records outcomes); others read it. */
export const worksQueue = (role: Role) => ['curator', 'agent', 'frontdesk', 'seniorfrontdesk'].includes(role);
export const mayAssign = (role: Role) => ['curator', 'seniorfrontdesk', 'manager', 'admin'].includes(role);
export const mayImport = (role: Role) => ['integrator', 'admin'].includes(role);
export const maySet = (role: Role) => ['manager', 'admin'].includes(role);
