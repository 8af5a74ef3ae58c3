import {
  IconAlertOctagon,
  IconChecklist,
  IconClipboardCheck,
  IconDatabaseImport,
  IconHome,
  IconListDetails,
  IconPhone,
  IconPlugConnectedX,
  IconRefresh,
  IconRuler2,
  IconSettings,
  IconSitemap,
  IconUsers,
} from '@tabler/icons-react';
import type { Section } from '@/Platform/Access/sections';
import type { Session } from '@/Platform/Api/contract';

export const icons: Record<Section, typeof IconHome> = {
  today: IconHome,
  work: IconChecklist,
  recall: IconPhone,
  queue: IconListDetails,
  patients: IconUsers,
  deviations: IconAlertOctagon,
  audits: IconClipboardCheck,
  pdca: IconRefresh,
  rules: IconRuler2,
  workflows: IconSitemap,
  incidents: IconPlugConnectedX,
  imports: IconDatabaseImport,
  settings: IconSettings,
};

/** G, then this key, opens the section. */
export const letters: Record<Section, string> = {
  today: 'KeyT',
  work: 'KeyW',
  recall: 'KeyR',
  queue: 'KeyQ',
  patients: 'KeyP',
  deviations: 'KeyD',
  audits: 'KeyA',
  pdca: 'KeyC',
  rules: 'KeyU',
  workflows: 'KeyF',
  incidents: 'KeyN',
  imports: 'KeyI',
  settings: 'KeyS',
};

/** Counts are open work, not totals. */
export const countOf = (section: Section, counts: Session['counts']) =>
  section === 'queue'
    ? counts.planQueue
    : section === 'work'
      ? counts.work
      : section === 'recall'
        ? counts.recall
        : section === 'deviations'
          ? counts.deviations
          : section === 'imports'
            ? counts.quarantine
            : section === 'incidents'
              ? counts.incidents
              : 0;
