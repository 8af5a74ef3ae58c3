import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { useSession } from '@/Platform/Access/session';
import { SavedViews } from '@/Work/List/SavedViews';
import { useView } from './useView';
import { plain, readView, writeView } from './view';

/** The ready views are about people and time: they keep the tab. */
export function Views() {
  const { t } = useTranslation('list');
  const { user } = useSession();
  const [, setQuery] = useSearchParams();
  const [view] = useView();
  const ready = [
    ...(user.staff ? [{ name: t('view.mine'), query: 'owner=me' }] : []),
    { name: t('view.late'), query: 'overdue=true' },
    { name: t('view.all'), query: '' },
  ];
  const anyTab = writeView({ ...view, tab: plain.tab }).toString();
  return (
    <SavedViews
      list="queue"
      query={writeView(view).toString()}
      ready={ready}
      active={ready.find((v) => v.query === anyTab)?.name}
      onApply={(saved, keepTab) =>
        setQuery(
          (old) => {
            const next = readView(new URLSearchParams(saved.query));
            return writeView({ ...next, tab: keepTab ? view.tab : next.tab }, old);
          },
          { replace: true },
        )
      }
    />
  );
}
