/** The HTTP contract with the server, written by hand until `npm run types` reads it from openapi.json. Times are ISO-8601 UTC. */
export type L = { ru: string; en: string };
export type Time = string;
export type Role = 'curator' | 'agent' | 'frontdesk' | 'seniorfrontdesk' | 'doctor' | 'auditor' | 'quality' | 'manager' | 'integrator' | 'admin';
export type Stage = 'lead' | 'arrival' | 'consultation' | 'realisation' | 'regular';
export type Tone = 'bad' | 'warn' | 'good' | 'info' | 'wait';

// Session
export type Location = { id: string; name: string; timeZone: string; curators: boolean };
export type Session = {
  user: { userName: string; name: string; role: Role; staff: string | null; location: string | null };
  mode: 'demo' | 'production';
  now: Time;
  locations: Location[];
  currency: string;
  data: { asOf: Time | null; lagMinutes: number | null; state: 'fresh' | 'late' | 'silent' };
  counts: { planQueue: number; deviations: number; quarantine: number; work: number; recall: number };
};
export type DemoAccount = { userName: string; password: string; role: Role; location: string | null; name: string };
export type DemoStatus = { complete: boolean; percent: number; step: L };

// Plan queue
export const tabs = ['to-agree', 'agreed-no-appointment', 'no-next-appointment', 'stalled', 'on-schedule', 'closed'] as const;
export type Tab = (typeof tabs)[number];
export type Lock = { by: string; name: string; since: Time; until: Time; mine: boolean };
export type WorkItem = {
  id: string;
  about: string;
  reason: string;
  occurrence: string;
  version: number;
  status: 'open' | 'snoozed' | 'done' | 'closed';
  role: Role;
  assignedTo: { id: string; name: string } | null;
  due: Time | null;
  title: L;
  snoozedUntil: Time | null;
  promised: boolean;
  attempts: number;
  lock: Lock | null;
  /** The page where it is done, if it is not about a patient. */
  link: string | null;
  byHand: boolean;
};
export type PlanRow = {
  id: string;
  patient: string;
  journey: string;
  name: string;
  age: number | null;
  card: string | null;
  household: number;
  plan: string;
  specialty: string | null;
  location: string;
  owner: { id: string | null; name: string | null; role: Role };
  remaining: number;
  total: number;
  done: number;
  of: number;
  tab: Tab;
  since: Time;
  days: number;
  normDays: number | null;
  lastContact: { at: Time; outcome: string | null; by: string | null } | null;
  nextVisit: Time | null;
  action: { code: string; title: L; due: Time | null; overdue: boolean } | null;
  why: { text: L; rule: string; version: number } | null;
  score: { value: number; formula: L } | null;
  item: WorkItem | null;
};
export type PlanPage = { total: number; counts: Record<Tab, number>; open: number; remaining: number; asOf: Time; rows: PlanRow[] };
export type Person = {
  patient: string;
  name: string;
  phone: string | null;
  email: string | null;
  card: string | null;
  age: number | null;
  location: string | null;
};
export type PlanItem = {
  id: string;
  name: string;
  specialty: string | null;
  price: number | null;
  state: 'done' | 'next' | 'left' | 'healing' | 'not-agreed' | 'cancelled';
  doneAt: Time | null;
  plannedAt: Time | null;
  healsUntil: Time | null;
  healDays: number | null;
  reason: string | null;
};
export type Circles = { identified: number; agreed: number; realised: number };
export type Contact = { at: Time; channel: string; staff: string | null; outcome: string | null; seconds: number | null; note: string | null };
export type PlanDetail = PlanRow & {
  person: Person;
  items: PlanItem[];
  circles: Circles;
  householdMembers: { patient: string; name: string; relation: string; status: L; tone: Tone }[];
  contacts: Contact[];
  viewers: string[];
};
export type ContactOutcome = {
  code: string;
  title: L;
  key: string;
  common: boolean;
  closes: boolean;
  attempt: boolean;
  needsUntil: boolean;
  next: L;
};
export type Act = { item: WorkItem | null; act: string; said: L };

// Task lists and the recall desk
export const lanes = ['now', 'later', 'put-off', 'manual', 'closed'] as const;
export type Lane = (typeof lanes)[number];
export type Verdict = { allowed: boolean; reasons: { rule: string; text: L }[]; again: Time | null };
export type WorkRow = {
  item: WorkItem;
  patient: {
    id: string;
    journey: string | null;
    name: string;
    age: number | null;
    segment: string | null;
    lastVisit: Time | null;
    nextVisit: Time | null;
  } | null;
  location: string | null;
  lane: Lane;
  action: { code: string; title: L; due: Time | null; overdue: boolean };
  since: Time;
  notBefore: Time | null;
  why: L | null;
  score: { value: number; formula: L | null } | null;
  escalated: boolean;
  people: number;
  items: number;
  call: Verdict | null;
  closed: L | null;
  closedAt: Time | null;
};
export type WorkPage = { total: number; counts: Record<Lane, number>; asOf: Time; actions: string[]; rows: WorkRow[] };
export type ScriptPiece = { text: string | null; fact: string | null; name: L | null };
export type Script = {
  id: string;
  version: number;
  title: L;
  ru: ScriptPiece[][];
  en: ScriptPiece[][];
  ifAsked: { question: L; ru: ScriptPiece[]; en: ScriptPiece[] }[];
};
export type Channel = {
  channel: 'call' | 'sms' | 'messenger' | 'email';
  consent: 'given' | 'withdrawn' | null;
  consentAt: Time | null;
  allowed: boolean;
  reasons: L[];
  again: Time | null;
};
export type DeskMember = { patient: string; name: string; age: number | null; status: L; tone: Tone; may: L; item: string | null };
export type DeskPatient = {
  person: Person;
  timeZone: string;
  best: { from: number; until: number } | null;
  mostAttempts: number | null;
  reachedThisWeek: number;
  channels: Channel[];
  script: Script;
  others: WorkItem[];
  household: DeskMember[];
  contacts: Contact[];
  visits: {
    visits: number;
    lastVisit: Time | null;
    nextVisit: Time | null;
    expectedDays: number | null;
    noShows: number;
    cancellations: number;
    recallDue: Time | null;
  };
  plans: { name: string; remaining: number; done: number; of: number; endedAt: Time | null }[];
  callSince: Time | null;
};
export type WorkDetail = {
  row: WorkRow;
  handed: { at: Time; by: string | null; note: string | null } | null;
  viewers: string[];
  desk: DeskPatient | null;
};
export type DeskDay = {
  calls: number;
  booked: number;
  averageSeconds: number | null;
  unfinished: { item: string; patient: string; name: string; since: Time; mine: boolean } | null;
};
export type Colleague = { id: string; name: string; role: Role; location: string | null };

// Patients and journeys
export type PatientRow = {
  patient: string;
  name: string;
  phone: string | null;
  card: string | null;
  age: number | null;
  location: string | null;
  stage: Stage | null;
  segment: string | null;
  lastVisit: Time | null;
  nextVisit: Time | null;
  openPlans: number;
  remaining: number;
};
export type Patient = {
  person: Person;
  segment: string;
  facts: {
    registeredAt: Time | null;
    firstVisitAt: Time | null;
    lastVisitAt: Time | null;
    nextVisitAt: Time | null;
    visits: number;
    rhythmDays: number | null;
    recallDue: Time | null;
    paid: number;
    remainingValue: number;
  };
  journeys: { id: string; number: number; stage: Stage; openedAt: Time; closedAt: Time | null; outcome: string | null }[];
};
export type StageState = {
  stage: Stage;
  state: 'done' | 'current' | 'ahead' | 'no-record';
  since: Time | null;
  until: Time | null;
  days: number | null;
  outcome: string | null;
  norm: string | null;
  kept: number;
  broken: number;
  notApplicable: number;
  checks: { standard: string; title: L; status: 'kept' | 'broken' | 'not-applicable'; at: Time | null }[];
};
export type TimelineEntry = {
  at: Time;
  dateOnly: boolean;
  stage: Stage | null;
  type: string;
  group: 'visit' | 'contact' | 'money' | 'plan' | 'lead' | 'task' | 'other';
  title: L;
  detail: L | null;
  by: string | null;
  deviations: Deviation[];
};
export type JourneyPlan = { id: string; name: string; tab: Tab; circles: Circles; items: PlanItem[]; done: number; of: number };
export type WorkflowPosition = {
  definition: string;
  title: L;
  version: number;
  steps: {
    activity: string;
    title: L;
    entered: Time;
    left: Time | null;
    outcome: string | null;
    current: boolean;
    deadline: Time | null;
    overdue: boolean;
  }[];
};
export type Journey = {
  id: string;
  number: number;
  patient: Person;
  openedAt: Time;
  closedAt: Time | null;
  outcome: string | null;
  previous: string | null;
  next: string | null;
  others: { id: string; number: number; openedAt: Time; stage: Stage; closedAt: Time | null }[];
  stages: StageState[];
  timeline: TimelineEntry[];
  plans: JourneyPlan[];
  items: WorkItem[];
  workflow: WorkflowPosition[];
  standards: { kept: number; broken: number; notApplicable: number };
};
export const deviationStatuses = ['new', 'disputed', 'confirmed', 'dismissed', 'withdrawn'] as const;
export type DeviationStatus = (typeof deviationStatuses)[number];
export type Deviation = {
  id: string;
  standard: string;
  title: L;
  stage: Stage;
  severity: 'minor' | 'major' | 'critical';
  status: DeviationStatus;
  counted: boolean;
  at: Time;
  patient: string;
  patientName: string;
  journey: string;
  staff: { id: string; name: string } | null;
  location: string | null;
  evidence: L;
  version: number;
};
export type DeviationPage = {
  total: number;
  counts: Partial<Record<DeviationStatus, number>>;
  byStandard: { standard: string; title: L; n: number; applicable: number }[];
  rows: Deviation[];
};

// Today
export type FunnelStage = {
  stage: Stage;
  entered: number;
  converted: number;
  rate: number | null;
  target: number | null;
  medianDays: number | null;
  lost: number;
  lostWhere: { outcome: string; n: number }[];
  ownerRole: string;
  valueToTarget: number | null;
  bottleneck: boolean;
  losesMost: boolean;
};
export type Attention = { kind: 'bad' | 'warn' | 'info'; title: L; detail: L; owner: string | null; link: string };
export type Weekly = { metric: string; title: L; points: { week: string; value: number | null }[] };
export type TodayFigures = {
  asOf: Time;
  from: Time;
  to: Time;
  stages: FunnelStage[];
  attention: Attention[];
  segments: Record<string, number>;
  weekly: Weekly[];
};

// Imports
export type Import = {
  id: string;
  mapping: string;
  source: string;
  startedAt: Time;
  finishedAt: Time | null;
  status: 'running' | 'done' | 'failed' | 'interrupted';
  by: string | null;
  files: { file: string; rows: number; bytes: number; bytesRead: number }[];
  rows: number;
  events: number;
  accepted: number;
  duplicates: number;
  corrected: number;
  retracted: number;
  future: number;
  quarantined: Record<string, number>;
  rowsPerSecond: number | null;
  eventsPerSecond: number | null;
  error: L | null;
};
export type Problem = {
  severity: 'error' | 'warning';
  code: string;
  file: string | null;
  line: number | null;
  column: number | null;
  field: string | null;
  message: L;
  remedy: L | null;
};
export type UploadedFile = { file: string; bytes: number; encoding: string; columns: string[]; sample: string[][] };
export type Upload = { upload: string; files: UploadedFile[] };
export type MappingRow = { name: string; source: string; shipped: boolean; files: string[] };
export type Mapping = { name: string; text: string; etag: string };
export type PreviewEvent = { type: string; id: string; subject: string | null; time: Time; data: unknown };
export type Preview = {
  problems: Problem[];
  files: { file: string; rows: { line: number; key: string; events: PreviewEvent[]; problems: Problem[] }[]; unusedColumns: string[] }[];
};
export type QuarantineRow = {
  id: string;
  import: string | null;
  source: string;
  file: string | null;
  line: number | null;
  offset: number | null;
  field: string | null;
  reason: string;
  message: L;
  remedy: L | null;
  raw: string | null;
  at: Time;
  status: 'open' | 'replayed' | 'dismissed';
};
export type QuarantinePage = { total: number; reasons: Record<string, number>; rows: QuarantineRow[] };

// Settings
export type Hours = { day: number; open: string; close: string };
export type LocationSettings = Location & { hours: Hours[] };
export type StaffMember = {
  id: string;
  name: string;
  role: Role;
  location: string | null;
  specialty: string | null;
  joinedAt: Time | null;
  leftAt: Time | null;
};
export type Source = { source: string; goLive: string | null; lastEventAt: Time | null; lastImportAt: Time | null; events: number };
