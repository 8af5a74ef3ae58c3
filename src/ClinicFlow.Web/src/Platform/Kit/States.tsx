import { Button, Skeleton } from '@mantine/core';
import { IconCloudOff, IconFilterOff, IconInbox, IconLock, IconPlugConnectedX, IconRefresh, IconSearchOff } from '@tabler/icons-react';
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '@/Platform/Api/http';

const icons = {
  finished: IconInbox,
  filtered: IconFilterOff,
  failed: IconPlugConnectedX,
  offline: IconCloudOff,
  denied: IconLock,
  missing: IconSearchOff,
};
const colours = { finished: 'good', filtered: 'dim', failed: 'bad', offline: 'bad', denied: 'dim', missing: 'dim' };

/** Why it is empty, what was checked, what comes next; a filtered, a finished and a failed list look different. */
export function Empty({ kind, title, text, children }: { kind: keyof typeof icons; title: string; text?: ReactNode; children?: ReactNode }) {
  const Icon = icons[kind];
  return (
    <div className="empty center" role="status" data-testid={`empty-${kind}`}>
      <Icon size={20} className={`${colours[kind]} fix`} aria-hidden />
      <div className="col g4 grow">
        <b>{title}</b>
        {text && <span className="s12 dim">{text}</span>}
        {children && (
          <div className="row wrap" style={{ marginTop: 4 }}>
            {children}
          </div>
        )}
      </div>
    </div>
  );
}

/** What could not be shown, what happens by itself, and the number for support. */
export function Failed({ error, again }: { error: unknown; again?: () => void }) {
  const { t } = useTranslation('kit');
  const problem = error instanceof Problem ? error : null;
  const kind = problem?.offline ? 'offline' : problem?.status === 403 ? 'denied' : problem?.status === 404 ? 'missing' : 'failed';
  const detail = problem && !problem.offline ? [problem.body.detail, problem.body.remedy].filter(Boolean).join(' ') : '';
  return (
    <Empty
      kind={kind}
      title={t(`failed.${kind}`)}
      text={`${detail || t(`failed.${kind}Text`)}${problem?.body.reference ? ` ${t('reference', { number: problem.body.reference })}` : ''}`}
    >
      {again && kind !== 'denied' && (
        <Button variant="default" leftSection={<IconRefresh size={14} />} onClick={again}>
          {t('again')}
        </Button>
      )}
    </Empty>
  );
}

/** A skeleton only after 300 ms: a quick answer must not flicker. */
export function Waiting({ rows = 8, height = 12 }: { rows?: number; height?: number }) {
  const { t } = useTranslation('kit');
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), 300);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div role="status" aria-busy="true" aria-label={t('loading')} style={{ padding: 16 }} className="col g12">
      {late && Array.from({ length: rows }, (_, i) => <Skeleton key={i} height={height} width={`${92 - ((i * 7) % 24)}%`} animate={false} />)}
    </div>
  );
}

/** The usual three outcomes of asking the server, before there is something to show. */
export function Ask<T>({
  query,
  children,
  rows,
}: {
  query: { data?: T; error: unknown; isPending: boolean; refetch: () => unknown };
  children: (data: T) => ReactNode;
  rows?: number;
}) {
  if (query.data !== undefined) return <>{children(query.data)}</>;
  if (query.error) return <Failed error={query.error} again={() => void query.refetch()} />;
  return <Waiting rows={rows} />;
}
