const patience = { timeout: 15_000 };
const firstRow = (page) => page.getByTestId('row').first().click(patience);
const firstPlan = async (page) => {
  await firstRow(page);
  await page.getByTestId('detail').waitFor(patience);
};
const firstJourney = async (page) => {
  await firstPlan(page);
  await page.getByTestId('open-journey').click(patience);
  await page.waitForURL('**/journeys/*', patience);
};

const whoEnquired = async (page) => {
  await page.getByTestId('row').filter({ hasText: /Кто обратился|Who enquired/ }).first().click(patience);
  await page.getByTestId('open-page').click(patience);
  await page.getByTestId('same').first().waitFor(patience);
};

const firstCheck = async (page) => {
  await firstRow(page);
  await page.getByTestId('score').waitFor(patience);
};
const nextCall = async (page) => {
  await page.getByTestId('next-call').click(patience);
  await page.getByTestId('call-panel').waitFor(patience);
};
const callBack = async (page) => {
  await nextCall(page);
  await page.getByTestId('outcome-call-back').click(patience);
};

const signalled = async (page) => {
  await page.getByTestId('cycle-row').filter({ hasText: /сигнал$|signal$/ }).first().click(patience);
  await page.getByTestId('figures-in-words').waitFor(patience);
};

/** Every route of the client: its picture's name, its address, the role that sees it, what to press there. */
export const pages = [
  { name: 'sign-in', path: '/sign-in' },
  { name: 'today', path: '/today', role: 'manager' },
  { name: 'queue', path: '/queue', role: 'curator' },
  { name: 'queue-detail', path: '/queue', role: 'curator', then: firstPlan },
  { name: 'work', path: '/work', role: 'frontdesk' },
  { name: 'work-detail', path: '/work', role: 'frontdesk', then: firstRow },
  { name: 'who-enquired', path: '/work', role: 'agent', then: whoEnquired },
  { name: 'recall', path: '/recall', role: 'agent' },
  { name: 'recall-call', path: '/recall', role: 'agent', then: nextCall },
  { name: 'recall-call-back', path: '/recall', role: 'agent', then: callBack },
  { name: 'patients', path: '/patients', role: 'curator' },
  { name: 'journey', path: '/queue', role: 'curator', then: firstJourney },
  { name: 'deviations', path: '/deviations', role: 'quality' },
  { name: 'audit-draw', path: '/audits?view=draw', role: 'quality' },
  { name: 'audit-stratum', path: '/audits?view=draw', role: 'quality', then: firstPlan },
  { name: 'audit-checks', path: '/audits', role: 'auditor' },
  { name: 'audit-check', path: '/audits', role: 'auditor', then: firstCheck },
  { name: 'audit-scorecards', path: '/audits?view=scorecards', role: 'quality' },
  { name: 'audit-settings', path: '/audits?view=settings', role: 'quality' },
  { name: 'pdca', path: '/pdca', role: 'quality' },
  { name: 'pdca-signal', path: '/pdca', role: 'quality', then: signalled },
  { name: 'pdca-new', path: '/pdca?new=yes', role: 'quality' },
  { name: 'rules', path: '/rules', role: 'quality' },
  { name: 'rule', path: '/rules/lead.answered-in-time', role: 'quality' },
  { name: 'workflows', path: '/workflows', role: 'quality' },
  { name: 'incidents', path: '/incidents', role: 'quality' },
  { name: 'workflow', path: '/workflows/arrival', role: 'quality' },
  { name: 'workflow-activity', path: '/workflows/lead?activity=book', role: 'quality' },
  { name: 'workflow-edited', path: '/workflows/lead?mode=edit&activity=book', role: 'quality' },
  { name: 'workflow-tests', path: '/workflows/lead?tests=yes', role: 'quality' },
  { name: 'imports', path: '/imports', role: 'integrator' },
  { name: 'import-run', path: '/imports', role: 'integrator', then: firstRow },
  { name: 'settings', path: '/settings', role: 'admin' },
  { name: 'accounts', path: '/settings?view=accounts', role: 'admin' },
  { name: 'account', path: '/settings?view=accounts', role: 'admin', then: firstPlan },
  { name: 'account-new', path: '/settings?view=accounts&open=new', role: 'admin' },
  { name: 'keys', path: '/settings?view=keys', role: 'admin' },
  { name: 'schedules', path: '/settings?view=schedules', role: 'admin' },
  { name: 'cards', path: '/settings?view=cards', role: 'quality' },
];
