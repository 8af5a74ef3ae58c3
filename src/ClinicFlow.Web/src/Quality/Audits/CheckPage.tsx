import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { Failed, Waiting } from '@/Platform/Kit/States';
import { useTitle } from '@/Platform/Shell/title';
import { useCheck } from './api';
import { CheckForm } from './CheckForm';
import './audits.css';

/** One drawn item with its scorecard: answered by keyboard, kept at once, and on to the next. */
export default function CheckPage() {
  const { t } = useTranslation('audits');
  const { check = '' } = useParams();
  const query = useCheck(check);
  useTitle(t('checkTitle'));
  if (query.error) return <Failed error={query.error} again={() => void query.refetch()} />;
  // What a moment ago was read of another check must not be filled in here.
  if (!query.data || query.isFetching) return <Waiting />;
  return <CheckForm key={`${check}/${query.data.version}`} check={query.data} again={() => void query.refetch()} />;
}
