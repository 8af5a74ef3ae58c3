import settings from '@/Clinic/Settings/ru.json';
import today from '@/Figures/Today/ru.json';
import imports from '@/Intake/Imports/ru.json';
import patients from '@/Journeys/Patients/ru.json';
import journeys from '@/Journeys/ru.json';
import accounts from '@/Platform/Access/Accounts/ru.json';
import cards from '@/Platform/Access/Cards/ru.json';
import access from '@/Platform/Access/ru.json';
import kit from '@/Platform/Kit/ru.json';
import schedules from '@/Platform/Scheduling/ru.json';
import shell from '@/Platform/Shell/ru.json';
import audits from '@/Quality/Audits/ru.json';
import deviations from '@/Quality/Deviations/ru.json';
import pdca from '@/Quality/Pdca/ru.json';
import flow from '@/Quality/Studio/Flow/ru.json';
import incidents from '@/Quality/Studio/Incidents/ru.json';
import publishing from '@/Quality/Studio/Publishing/ru.json';
import replay from '@/Quality/Studio/Replay/ru.json';
import rules from '@/Quality/Studio/Rules/ru.json';
import studio from '@/Quality/Studio/ru.json';
import leads from '@/Work/Leads/ru.json';
import list from '@/Work/List/ru.json';
import work from '@/Work/MyWork/ru.json';
import queue from '@/Work/Queue/ru.json';
import recall from '@/Work/Recall/ru.json';
import words from './words.ru.json';

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
