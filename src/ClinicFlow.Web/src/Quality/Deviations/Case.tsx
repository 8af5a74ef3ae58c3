import { Button, Textarea } from '@mantine/core';
import { IconCircleCheck, IconCircleMinus, IconMessageQuestion } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useKeys } from '@/Platform/Kit/keys';
import { Key } from '@/Platform/Kit/Small';
import { useFormat } from '@/Platform/Language/useFormat';
import { type Detail, useActs } from './acts';

/** What was said for and against, and what may be said now: the employee disputes in time, somebody else decides with a reason. */
export function Case({ detail }: { detail: Detail }) {
  const { t } = useTranslation('deviations');
  const f = useFormat();
  const acts = useActs(detail.deviation.id);
  const known = detail.case;
  const [wanted, setWanted] = useState<'dispute' | 'confirmed' | 'dismissed' | null>(null);
  const [reason, setReason] = useState('');
  const save = () => {
    if (!wanted || !reason.trim()) return;
    if (wanted === 'dispute') acts.dispute.mutate(reason);
    else acts.decide.mutate({ decision: wanted, reason });
  };
  const { mayDispute, mayConfirm, mayDismiss } = detail;
  useKeys(
    {
      ...(mayDispute ? { KeyD: () => setWanted('dispute') } : mayDismiss ? { KeyD: () => setWanted('dismissed') } : {}),
      ...(mayConfirm ? { KeyC: () => setWanted('confirmed') } : {}),
      ...(wanted ? { Escape: () => setWanted(null), 'Mod+Enter': save } : {}),
    },
    { on: mayDispute || mayConfirm || mayDismiss },
  );
  const lines: string[] = [];
  if (known) {
    if (known.disputedAt && known.dispute) lines.push(t('case.disputed', { at: f.dateTime(known.disputedAt), text: known.dispute }));
    if (known.decidedAt && known.decidedBy && known.reason)
      lines.push(t('case.decided', { by: known.decidedBy.name, at: f.dateTime(known.decidedAt), text: known.reason }));
    else if (known.decidedAt) lines.push(t('case.byTime', { at: f.shortDate(known.decidedAt) }));
    else if (known.decideUntil) lines.push(t('case.decideUntil', { at: f.shortDate(known.decideUntil) }));
    else lines.push(t('case.until', { at: f.dateTime(known.disputeUntil) }));
  }
  if (!known && !mayDispute && !mayDismiss) return null;
  return (
    <div className="sec pinned col" style={{ borderTop: '1px solid var(--cf-line)', borderBottom: 0 }} data-testid="case">
      {lines.map((line) => (
        <span key={line} className="s12 dim">
          {line}
        </span>
      ))}
      {wanted ? (
        <>
          <Textarea
            autoFocus
            rows={2}
            maxLength={2000}
            label={t(`case.ask.${wanted}`)}
            value={reason}
            onChange={(e) => setReason(e.currentTarget.value)}
            data-testid="reason"
          />
          <div className="row wrap">
            <Button
              disabled={!reason.trim()}
              loading={acts.dispute.isPending || acts.decide.isPending}
              rightSection={<Key>Ctrl Enter</Key>}
              onClick={save}
              data-testid="save-case"
            >
              {t(`case.do.${wanted}`)}
            </Button>
            <Button variant="default" onClick={() => setWanted(null)}>
              {t('cancel')}
            </Button>
          </div>
        </>
      ) : (
        (mayDispute || mayConfirm || mayDismiss) && (
          <div className="row wrap">
            {mayDispute && (
              <Button
                leftSection={<IconMessageQuestion size={15} />}
                rightSection={<Key>D</Key>}
                onClick={() => setWanted('dispute')}
                data-testid="dispute"
              >
                {t('case.do.dispute')}
              </Button>
            )}
            {mayConfirm && (
              <Button
                leftSection={<IconCircleCheck size={15} />}
                rightSection={<Key>C</Key>}
                onClick={() => setWanted('confirmed')}
                data-testid="confirm"
              >
                {t('case.do.confirmed')}
              </Button>
            )}
            {mayDismiss && (
              <Button
                variant="default"
                leftSection={<IconCircleMinus size={15} />}
                rightSection={<Key>D</Key>}
                onClick={() => setWanted('dismissed')}
                data-testid="dismiss"
              >
                {t('case.do.dismissed')}
              </Button>
            )}
          </div>
        )
      )}
    </div>
  );
}
