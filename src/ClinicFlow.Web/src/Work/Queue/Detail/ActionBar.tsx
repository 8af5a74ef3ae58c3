import { Button, Drawer } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconClockPause } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Lock, PlanDetail } from '@/Platform/Api/contract';
import { useKeys } from '@/Platform/Kit/keys';
import { Key } from '@/Platform/Kit/Small';
import { HandOver } from '@/Work/List/HandOver';
import { OutcomeBar } from '@/Work/List/OutcomeBar';
import { SnoozeForm } from '@/Work/List/SnoozeForm';
import { useWork } from '@/Work/List/useWork';
import { useOutcomes } from '../plans';

type Props = {
  plan: PlanDetail;
  lock: Lock | null;
  works: boolean;
  called: boolean;
  warned: boolean;
  wanted: string | null;
  onWanted: (code: string | null) => void;
  onSettled: () => void;
  onNotCalled: () => void;
  onNext: () => void;
};

/** Pinned under the panel: the outcome, or snoozing, or handing over. On a phone two thumb buttons open them from below. */
export function ActionBar({ plan, lock, works, called, warned, wanted, onWanted, onSettled, onNotCalled, onNext }: Props) {
  const { t } = useTranslation(['queue', 'list']);
  const phone = useMediaQuery('(max-width: 719px)', window.innerWidth < 720) ?? false;
  const outcomes = useOutcomes();
  const work = useWork(plan.item?.id ?? null, onSettled);
  const [mode, setMode] = useState<'outcome' | 'snooze'>('outcome');
  const [sheet, setSheet] = useState(false);
  const able = works && plan.item !== null && !lock;
  useKeys({ KeyS: () => setMode('snooze') }, { on: able && !phone });
  useEffect(() => {
    if (wanted || called || warned) setMode('outcome');
    if (wanted || warned) setSheet(true);
  }, [wanted, called, warned]);
  const handOver = <HandOver item={plan.item} holder={plan.item?.assignedTo ?? plan.owner} location={plan.location} able={works} work={work} />;
  const finish = (next: boolean) => {
    setSheet(false);
    onWanted(null);
    if (next) onNext();
  };
  const body =
    mode === 'snooze' ? (
      <SnoozeForm
        busy={work.snooze.isPending}
        onCancel={() => setMode('outcome')}
        onSave={(until, reason) =>
          work.snooze.mutate(
            { until, reason },
            {
              onSuccess: () => {
                setMode('outcome');
                finish(false);
              },
            },
          )
        }
      />
    ) : (
      <OutcomeBar
        outcomes={outcomes}
        disabled={!able}
        must={called}
        warned={warned}
        chosen={wanted}
        onChosen={onWanted}
        onNotCalled={onNotCalled}
        attempts={plan.item?.attempts ?? 0}
        saving={work.outcome}
        onSave={(said, next) => work.outcome.mutate(said, { onSuccess: () => finish(next) })}
        onTheirs={work.takeTheirs}
      />
    );
  if (!works || !plan.item)
    return (
      <div className="sec pinned s12 dim">
        {t(works ? 'list:outcome.noItem' : 'list:outcome.readOnly')} {handOver}
      </div>
    );
  if (phone)
    return (
      <>
        <div className="sec pinned row">
          <Button
            variant="default"
            className="grow"
            disabled={!able}
            onClick={() => {
              setMode('snooze');
              setSheet(true);
            }}
          >
            {t('detail.snooze')}
          </Button>
          <Button
            className="grow"
            disabled={!able}
            onClick={() => {
              setMode('outcome');
              setSheet(true);
            }}
            data-testid="open-outcomes"
          >
            {t('list:outcome.title')}
          </Button>
        </div>
        <Drawer opened={sheet} onClose={() => setSheet(false)} position="bottom" size="auto" withCloseButton={false}>
          {body}
        </Drawer>
      </>
    );
  return (
    <div className="sec pinned">
      {body}
      {mode === 'outcome' && !wanted && (
        <div className="row sp" style={{ marginTop: 8 }}>
          {handOver}
          <Button
            variant="default"
            leftSection={<IconClockPause size={15} />}
            rightSection={<Key>S</Key>}
            disabled={!able}
            onClick={() => setMode('snooze')}
            data-testid="snooze"
          >
            {t('detail.snooze')}
          </Button>
        </div>
      )}
    </div>
  );
}
