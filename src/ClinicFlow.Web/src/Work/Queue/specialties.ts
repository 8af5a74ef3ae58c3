import type { StaffMember } from '@/Platform/Api/contract';

const usual = ['therapy', 'endodontics', 'surgery', 'implantology', 'orthodontics', 'prosthetics', 'periodontics', 'hygiene'];

/** Those that the clinic's staff have; before they are known, the usual ones of a dental practice. */
export function specialties(staff: StaffMember[]) {
  const found = [...new Set(staff.map((s) => s.specialty).filter((s): s is string => s !== null))].sort();
  return found.length ? found : usual;
}
