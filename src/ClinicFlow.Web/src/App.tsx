import { localStorageColorSchemeManager, MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClientProvider } from '@tanstack/react-query';
import { lazy } from 'react';
import { createBrowserRouter, Navigate, RouterProvider } from 'react-router';
import { SignIn } from './Platform/Access/SignIn';
import { firstSection } from './Platform/Access/sections';
import { useSession } from './Platform/Access/session';
import { queries } from './Platform/Api/queries';
import { Broken } from './Platform/Kit/Broken';
import { resolver, theme } from './Platform/Kit/theme';
import { Signed } from './Platform/Shell/Shell';

const Queue = lazy(() => import('./Work/Queue/QueuePage'));
const MyWork = lazy(() => import('./Work/MyWork/MyWorkPage'));
const Recall = lazy(() => import('./Work/Recall/RecallPage'));
const Today = lazy(() => import('./Figures/Today/TodayPage'));
const Journey = lazy(() => import('./Journeys/JourneyPage'));
const Patients = lazy(() => import('./Journeys/Patients/PatientsPage'));
const LatestJourney = lazy(() => import('./Journeys/Patients/LatestJourney'));
const Deviations = lazy(() => import('./Quality/Deviations/DeviationsPage'));
const Audits = lazy(() => import('./Quality/Audits/AuditsPage'));
const AuditCheck = lazy(() => import('./Quality/Audits/CheckPage'));
const Imports = lazy(() => import('./Intake/Imports/ImportsPage'));
const Settings = lazy(() => import('./Clinic/Settings/SettingsPage'));

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
      { path: '/patients/:patient', element: <LatestJourney /> },
      { path: '/deviations', element: <Deviations /> },
      { path: '/audits', element: <Audits /> },
      { path: '/audits/checks/:check', element: <AuditCheck /> },
      { path: '/imports/:id?', element: <Imports /> },
      { path: '/settings', element: <Settings /> },
      { path: '*', element: <Start /> },
    ],
  },
]);

const scheme = localStorageColorSchemeManager({ key: 'clinicflow.theme' });

export const App = () => (
  <MantineProvider theme={theme} cssVariablesResolver={resolver} colorSchemeManager={scheme} defaultColorScheme="auto">
    <QueryClientProvider client={queries}>
      <Notifications position="bottom-right" limit={3} />
      <RouterProvider router={router} />
    </QueryClientProvider>
  </MantineProvider>
);
