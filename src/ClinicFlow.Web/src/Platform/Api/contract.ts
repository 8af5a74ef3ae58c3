/**
 * The names that pages use for what the server describes (contract.gen.ts, written by `npm run types`).
 * Nothing is described here a second time: where a type does not fit, the server's description is what to mend.
 */
import type { components } from './contract.gen';

export type Schemas = components['schemas'];

export type L = Schemas['LocalizedText'];
export type Time = string;
export type Role = Schemas['SessionUser']['role'];
export type Stage = Schemas['StageView']['stage'];
export type Tone = Schemas['HouseholdMember']['tone'];

// Session
export type Location = Schemas['SessionLocation'];
export type Session = Schemas['Session'];
export type DemoAccount = Schemas['DemoAccountRow'];
export type DemoStatus = Schemas['DemoStatus'];

// Plan queue
export type Tab = Schemas['PlanView']['tab'];
export const tabs = [
  'to-agree',
  'agreed-no-appointment',
  'no-next-appointment',
  'stalled',
  'on-schedule',
  'closed',
] as const satisfies readonly Tab[];
export type Lock = Schemas['ItemLock'];
export type WorkItem = Schemas['WorkItemView'];
export type PlanRow = Schemas['PlanView'];
export type PlanPage = Schemas['PlanPage'];
export type Person = Schemas['PersonView'];
export type PlanItem = Schemas['PlanItemView'];
export type Circles = Schemas['Circles'];
export type Contact = Schemas['ContactView'];
export type PlanDetail = Schemas['PlanDetail'];
export type ContactOutcome = Schemas['OutcomeView'];
export type OwnEnding = Schemas['OwnEnding'];
export type FormField = Schemas['FormField'];
export type Act = Schemas['Act'];

// Task lists and the recall desk
export type Lane = Schemas['WorkRow']['lane'];
export const lanes = ['now', 'later', 'put-off', 'manual', 'closed'] as const satisfies readonly Lane[];
export type Verdict = Schemas['Verdict'];
export type WorkRow = Schemas['WorkRow'];
export type WorkPage = Schemas['WorkPage'];
export type ScriptPiece = Schemas['ScriptPiece'];
export type Script = Schemas['ScriptView'];
export type Channel = Schemas['ChannelView'];
export type DeskMember = Schemas['DeskMember'];
export type DeskPatient = Schemas['DeskPatient'];
export type WorkDetail = Schemas['WorkDetail'];
export type DeskDay = Schemas['DeskDayView'];
export type Colleague = Schemas['Colleague'];

// Patients and journeys
export type PatientRow = Schemas['PatientLine'];
export type Patient = Schemas['PatientView'];
export type StageState = Schemas['StageView'];
export type TimelineEntry = Schemas['TimelineEntry'];
export type JourneyPlan = Schemas['JourneyPlan'];
export type WorkflowPosition = Schemas['WorkflowView'];
export type Journey = Schemas['JourneyView'];
export type DeviationStatus = Schemas['DeviationStatus'];
export const deviationStatuses = ['new', 'disputed', 'confirmed', 'dismissed', 'withdrawn'] as const satisfies readonly DeviationStatus[];
export type Deviation = Schemas['DeviationView'];
export type DeviationPage = Schemas['DeviationPage'];

// Today
export type FunnelStage = Schemas['StageFigures'];
export type Attention = Schemas['AttentionView'];
export type Weekly = Schemas['WeeklyMetric'];
export type TodayFigures = Schemas['TodayView'];

// Imports
export type Import = Schemas['ImportView'];
export type Problem = Schemas['ImportProblem'];
export type UploadedFile = Schemas['UploadedFile'];
export type Upload = Schemas['UploadView'];
export type MappingRow = Schemas['MappingRow'];
export type Mapping = Schemas['MappingView'];
export type PreviewEvent = Schemas['PreviewEvent'];
export type Preview = Schemas['Preview'];
export type QuarantineRow = Schemas['QuarantineView'];
export type QuarantinePage = Schemas['QuarantinePage'];

// Settings
export type Hours = Schemas['DayHours'];
export type LocationSettings = Schemas['LocationView'];
export type StaffMember = Schemas['StaffView'];
export type Source = Schemas['SourceView'];
