import { localStorageColorSchemeManager, MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClientProvider } from '@tanstack/react-query';
import { createBrowserRouter, Navigate, RouterProvider, useNavigate } from 'react-router';
import { ChangePassword } from './Platform/Access/ChangePassword';
import { SignIn } from './Platform/Access/SignIn';
import { firstSection } from './Platform/Access/sections';
import { useSession } from './Platform/Access/session';
import { queries } from './Platform/Api/queries';
import { Broken } from './Platform/Kit/Broken';
import { resolver, theme } from './Platform/Kit/theme';
import { Speaking } from './Platform/Language/useFormat';
import { page } from './Platform/Shell/page';
import { Signed } from './Platform/Shell/Shell';

const Queue = page('/queue/:plan?', () => import('./Work/Queue/QueuePage'));
const MyWork = page('/work/:item?', () => import('./Work/MyWork/MyWorkPage'));
const Recall = page('/recall/:item?', () => import('./Work/Recall/RecallPage'));
const Today = page('/today', () => import('./Figures/Today/TodayPage'));
const Journey = page('/journeys/:id', () => import('./Journeys/JourneyPage'));
const Patients = page('/patients', () => import('./Journeys/Patients/PatientsPage'));
const SamePersons = page('/patients/:patient/same', () => import('./Work/Leads/SamePersonsPage'));
const LatestJourney = page('/patients/:patient', () => import('./Journeys/Patients/LatestJourney'));
const Deviations = page('/deviations', () => import('./Quality/Deviations/DeviationsPage'));
const Audits = page('/audits', () => import('./Quality/Audits/AuditsPage'));
const AuditCheck = page('/audits/checks/:check', () => import('./Quality/Audits/CheckPage'));
const Pdca = page('/pdca/:cycle?', () => import('./Quality/Pdca/PdcaPage'));
const Rules = page('/rules', () => import('./Quality/Studio/RulesPage'));
const Rule = page('/rules/:name', () => import('./Quality/Studio/RulePage'));
const Workflows = page('/workflows', () => import('./Quality/Studio/WorkflowsPage'));
const Workflow = page('/workflows/:name', () => import('./Quality/Studio/WorkflowPage'));
const Incidents = page('/incidents', () => import('./Quality/Studio/Incidents/IncidentsPage'));
const Imports = page('/imports/:id?', () => import('./Intake/Imports/ImportsPage'));
const Settings = page('/settings', () => import('./Clinic/Settings/SettingsPage'));

function OwnPassword() {
  const go = useNavigate();
  return <ChangePassword onDone={() => void go('/')} onCancel={() => void go(-1)} />;
}

const Start = () => <Navigate to={`/${firstSection(useSession().user.role)}`} replace />;

const router = createBrowserRouter([
  { path: '/sign-in', element: <SignIn />, errorElement: <Broken /> },
  {
    element: <Signed />,
    errorElement: <Broken />,
    children: [
      { path: '/', element: <Start /> },
      { path: '/today', element: <Today /> },
      { path: '/queue/:plan?', element: <Queue /> },
      { path: '/work/:item?', element: <MyWork /> },
      { path: '/recall/:item?', element: <Recall /> },
      { path: '/journeys/:id', element: <Journey /> },
      { path: '/patients', element: <Patients /> },
      { path: '/patients/:patient/same', element: <SamePersons /> },
      { path: '/patients/:patient', element: <LatestJourney /> },
      { path: '/deviations', element: <Deviations /> },
      { path: '/audits', element: <Audits /> },
      { path: '/audits/checks/:check', element: <AuditCheck /> },
      { path: '/pdca/:cycle?', element: <Pdca /> },
      { path: '/rules', element: <Rules /> },
      { path: '/rules/:name', element: <Rule /> },
      { path: '/workflows', element: <Workflows /> },
      { path: '/workflows/:name', element: <Workflow /> },
      { path: '/incidents', element: <Incidents /> },
      { path: '/imports/:id?', element: <Imports /> },
      { path: '/settings', element: <Settings /> },
      { path: '/password', element: <OwnPassword /> },
      { path: '*', element: <Start /> },
    ],
  },
]);

const scheme = localStorageColorSchemeManager({ key: 'clinicflow.theme' });

export const App = () => (
  <MantineProvider theme={theme} cssVariablesResolver={resolver} colorSchemeManager={scheme} defaultColorScheme="auto">
    <QueryClientProvider client={queries}>
      <Notifications position="bottom-right" limit={3} />
      <Speaking>
        <RouterProvider router={router} />
      </Speaking>
    </QueryClientProvider>
  </MantineProvider>
);
