import { ActionIcon, Button } from '@mantine/core';
import {
  IconDice5,
  IconDownload,
  IconFileCheck,
  IconLock,
  IconLockOpen,
  IconShieldCheck,
  IconShieldX,
  IconSnowflake,
  IconUserPlus,
  IconX,
} from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Trans, useTranslation } from 'react-i18next';
import { useSession } from '@/Platform/Access/session';
import { Ask } from '@/Platform/Kit/States';
import { Status } from '@/Platform/Kit/Status';
import { useFormat } from '@/Platform/Language/useFormat';
import { type Draw, frameOf, type Settings, type StratumView, useExtend, useStratum } from './api';
import { prove } from './proof';
import { Tickets } from './Tickets';

type Props = { id: string; draw: Draw; settings: Settings; onClose: () => void };

/** One specialist's work in a draw: what proves it, its tickets in order, and what the sample tells. */
export function StratumPanel({ id, draw, settings, onClose }: Props) {
  const { t } = useTranslation('audits');
  const stratum = useStratum(id);
  return (
    <aside className="side phonefull" style={{ '--side': '384px' } as never} aria-label={t('panel')} data-testid="detail">
      <div className="scroll">
        <Ask query={stratum}>{(data) => <Shown data={data} draw={draw} settings={settings} onClose={onClose} />}</Ask>
      </div>
    </aside>
  );
}

const short = (hash: string) => (hash.length > 28 ? `${hash.slice(0, 14)}…${hash.slice(-8)}` : hash);

function Fact({ icon, name, value, title }: { icon: ReactNode; name: string; value: string; title?: string }) {
  return (
    <div className="audit-fact">
      {icon}
      <span className="dim s12">{name}</span>
      <span className="mono cut" title={title ?? value}>
        {value}
      </span>
    </div>
  );
}

function Shown({ data, draw, settings, onClose }: { data: StratumView; draw: Draw; settings: Settings; onClose: () => void }) {
  const { t } = useTranslation(['audits', 'kit']);
  const f = useFormat();
  const { user } = useSession();
  const { line } = data;
  const extend = useExtend(line.id);
  const proof = useQuery({
    queryKey: ['audits', 'proof', line.id, data.tickets.length],
    queryFn: async () => prove(draw, data, (await frameOf(line.id)).frame),
    enabled: data.seed !== null,
  });
  const { tells } = line;
  const more = tells.enough === null ? 0 : tells.enough - line.size;
  const download = async () => {
    const { frame } = await frameOf(line.id);
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([frame], { type: 'text/plain' }));
    link.download = `${data.period}.${line.staff.id}.${line.kind}.txt`;
    link.click();
    URL.revokeObjectURL(link.href);
  };
  return (
    <>
      <div className="sec row sp">
        <h2 className="t2 cut">
          {line.staff.name}, {t(`kind.${line.kind}`)}
        </h2>
        <span className="row">
          <Status kind="info">{t('nOf', { n: f.n(line.done), of: f.n(line.size) })}</Status>
          <ActionIcon aria-label={t('close')} onClick={onClose} data-testid="close-detail">
            <IconX size={16} />
          </ActionIcon>
        </span>
      </div>
      <div className="sec">
        <h3>{t('proofTitle')}</h3>
        <Fact
          icon={<IconLock size={15} className="dim" aria-hidden />}
          name={t('proof.committed', { at: f.shortDate(draw.committedAt) })}
          value={short(draw.commitment)}
          title={draw.commitment}
        />
        {draw.frozenAt && (
          <Fact
            icon={<IconSnowflake size={15} className="dim" aria-hidden />}
            name={t('proof.frame', { at: f.shortDate(draw.frozenAt) })}
            value={short(data.frameHash)}
            title={data.frameHash}
          />
        )}
        {draw.nonce && draw.revealedAt && (
          <Fact
            icon={<IconLockOpen size={15} className="dim" aria-hidden />}
            name={t('proof.revealed', { at: f.shortDate(draw.revealedAt) })}
            value={draw.nonce}
          />
        )}
        {data.seed && <Fact icon={<IconDice5 size={15} className="dim" aria-hidden />} name={t('proof.seed')} value={data.seed} />}
        {draw.late && (
          <div className="s12" style={{ marginTop: 4 }}>
            <Status kind="warn">{t('late')}</Status>
          </div>
        )}
        {proof.data && (
          <Verdict
            able={proof.data.able}
            wrong={(['commitment', 'frame', 'drawn'] as const).filter((k) => !proof.data[k])}
            items={line.items}
            drawn={line.size}
          />
        )}
        <div className="row wrap" style={{ marginTop: 8 }}>
          <Button
            leftSection={<IconFileCheck size={15} />}
            loading={proof.isFetching}
            disabled={data.seed === null}
            onClick={() => void proof.refetch()}
            data-testid="prove"
          >
            {t('prove')}
          </Button>
          <Button variant="default" leftSection={<IconDownload size={15} />} onClick={() => void download()}>
            {t('downloadFrame')}
          </Button>
          <Button
            component="a"
            variant="default"
            leftSection={<IconDownload size={15} />}
            href={`/api/v1/audits/draws/${data.period}/export`}
            download
          >
            {t('downloadAll')}
          </Button>
        </div>
      </div>
      <Tickets tickets={data.tickets} items={line.items} />
      <div className="sec" style={{ borderBottom: 0 }}>
        <h3>{t('tells')}</h3>
        <div className="col" style={{ gap: 6 }}>
          {tells.low !== null && tells.high !== null && (
            <span>
              <Trans
                t={t}
                i18nKey="told.found"
                values={{
                  failed: f.n(tells.failed),
                  of: f.n(tells.checked),
                  items: f.n(tells.population),
                  low: f.n(tells.low),
                  high: f.n(tells.high),
                }}
                components={{ b: <b /> }}
              />
            </span>
          )}
          <span>
            <Trans
              t={t}
              i18nKey="told.notice"
              values={{
                bad: f.n(tells.deviating),
                items: f.n(tells.population),
                drawn: f.n(tells.drawn),
                once: f.n(tells.detection * 100),
                thrice: f.n(tells.detectionOverThree * 100),
              }}
              components={{ b: <b /> }}
            />
          </span>
          {tells.enough !== null && (
            <span>
              <Trans
                t={t}
                i18nKey={more > 0 ? 'told.more' : 'told.enough'}
                values={{ enough: f.n(tells.enough), more: f.n(more) }}
                components={{ b: <b /> }}
              />
            </span>
          )}
          {line.auditor && <span className="s12 dim">{t('auditor', { name: line.auditor.name, minutes: f.n(settings.minutesPerCheck) })}</span>}
          {more > 0 && user.role === 'quality' && data.seed && line.size < line.items && (
            <Button
              variant="default"
              leftSection={<IconUserPlus size={15} />}
              loading={extend.isPending}
              onClick={() => extend.mutate(more)}
              style={{ alignSelf: 'flex-start' }}
              data-testid="extend"
            >
              {t('extend', { count: Math.min(more, line.items - line.size), n: f.n(Math.min(more, line.items - line.size)) })}
            </Button>
          )}
        </div>
      </div>
    </>
  );
}

function Verdict({ able, wrong, items, drawn }: { able: boolean; wrong: ('commitment' | 'frame' | 'drawn')[]; items: number; drawn: number }) {
  const { t } = useTranslation('audits');
  const f = useFormat();
  if (!able) return <div className="note s12">{t('verdict.unable')}</div>;
  const good = wrong.length === 0;
  return (
    <div
      className={`band row top ${good ? 'soft-good' : 'soft-bad'}`}
      style={{ marginTop: 6 }}
      data-testid={good ? 'proved' : 'disproved'}
      role="status"
    >
      {good ? <IconShieldCheck size={17} className="good fix" aria-hidden /> : <IconShieldX size={17} className="bad fix" aria-hidden />}
      <span>
        <b>{t(good ? 'verdict.good' : 'verdict.bad')}</b>{' '}
        {good ? t('verdict.goodText', { items: f.n(items), drawn: f.n(drawn) }) : wrong.map((k) => t(`verdict.${k}`)).join(' ')}
      </span>
    </div>
  );
}
