import { notifications } from '@mantine/notifications';
import i18next from 'i18next';
import { Problem } from '@/Platform/Api/http';

export const say = (message: string) => notifications.show({ message, color: 'green', autoClose: 4000 });

/** What was not saved, what to do, and the number for support. Stays until it is closed. */
export function reportProblem(error: unknown) {
  const t = i18next.getFixedT(null, 'kit');
  const problem = error instanceof Problem ? error : null;
  const parts = problem?.offline
    ? [t('failed.offlineSave')]
    : [problem?.body.detail, problem?.body.remedy, problem?.body.reference && t('reference', { number: problem.body.reference })].filter(Boolean);
  notifications.show({
    title: problem && !problem.offline ? (problem.body.title ?? t('failed.failed')) : t('failed.notSaved'),
    message: parts.join(' ') || (problem ? `HTTP ${problem.status}` : String((error as Error)?.message ?? error)),
    color: 'red',
    autoClose: false,
  });
}
