import settings from '@/Clinic/Settings/en.json';
import today from '@/Figures/Today/en.json';
import imports from '@/Intake/Imports/en.json';
import journeys from '@/Journeys/en.json';
import patients from '@/Journeys/Patients/en.json';
import accounts from '@/Platform/Access/Accounts/en.json';
import cards from '@/Platform/Access/Cards/en.json';
import access from '@/Platform/Access/en.json';
import kit from '@/Platform/Kit/en.json';
import schedules from '@/Platform/Scheduling/en.json';
import shell from '@/Platform/Shell/en.json';
import audits from '@/Quality/Audits/en.json';
import deviations from '@/Quality/Deviations/en.json';
import pdca from '@/Quality/Pdca/en.json';
import studio from '@/Quality/Studio/en.json';
import flow from '@/Quality/Studio/Flow/en.json';
import incidents from '@/Quality/Studio/Incidents/en.json';
import publishing from '@/Quality/Studio/Publishing/en.json';
import replay from '@/Quality/Studio/Replay/en.json';
import rules from '@/Quality/Studio/Rules/en.json';
import leads from '@/Work/Leads/en.json';
import list from '@/Work/List/en.json';
import work from '@/Work/MyWork/en.json';
import queue from '@/Work/Queue/en.json';
import recall from '@/Work/Recall/en.json';
import words from './words.en.json';

export default {
  access,
  accounts,
  audits,
  cards,
  deviations,
  flow,
  imports,
  incidents,
  journeys,
  kit,
  patients,
  pdca,
  publishing,
  queue,
  replay,
  rules,
  schedules,
  settings,
  shell,
  studio,
  today,
  words,
  leads,
  list,
  recall,
  work,
};
