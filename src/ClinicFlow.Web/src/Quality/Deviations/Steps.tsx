import { Button, TextInput } from '@mantine/core';
import { IconGavel, IconMicroscope, IconSchool } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '@/Platform/Language/useFormat';
import { type Detail, type Step, useActs } from './acts';

const icons = [IconSchool, IconMicroscope, IconGavel];
const tones = ['dim', 'warn', 'bad'];
const results: Record<number, string[]> = { 1: ['understood'], 2: ['in-order', 'at-fault'], 3: ['approved', 'not-applied'] };

/** Teach, examine, sanction: what was done about this employee on this standard, and what waits for whoever looks. */
export function Steps({ detail }: { detail: Detail }) {
  const { t } = useTranslation('deviations');
  const f = useFormat();
  if (detail.steps.length === 0) return null;
  return (
    <div className="sec" data-testid="steps">
      <h3>{t('steps', { days: f.n(detail.settings.windowDays ?? 90) })}</h3>
      {detail.steps.map((step) => {
        const Icon = icons[step.step - 1];
        return (
          <div key={step.id} className={`deviation-step${step.doneAt ? '' : ' soft-acc'}`}>
            <Icon size={16} className={tones[step.step - 1]} aria-hidden />
            <div className="col g4">
              <div>
                <b>
                  {step.step}. {t(`step.${step.step}`)}
                </b>
                , {f.shortDate(step.openedAt)}
              </div>
              <span className="s12 dim">
                {step.step === 1
                  ? t('stepFirst')
                  : t('stepNumbers', { found: f.n(step.breaches), of: f.n(step.checks), p: f.n(step.probability, 3) })}{' '}
                {step.doneAt
                  ? t('stepDone', { result: t(`result.${step.result}`), by: step.doneBy?.name ?? '', at: f.shortDate(step.doneAt) })
                  : t('stepWaits', { who: t(`waits.${step.step}`), due: f.shortDate(step.due) })}
                {step.note && ` ${step.note}`}
                {step.orderRef && ` ${t('order', { ref: step.orderRef })}`}
              </span>
              {step.may && <StepForm step={step} deviation={detail.deviation.id} cap={f.percent(detail.settings.cap ?? 0.2)} />}
            </div>
          </div>
        );
      })}
    </div>
  );
}

function StepForm({ step, deviation, cap }: { step: Step; deviation: string; cap: string }) {
  const { t } = useTranslation('deviations');
  const acts = useActs(deviation);
  const [note, setNote] = useState('');
  const [order, setOrder] = useState('');
  const able = (result: string) => step.step === 1 || (note.trim() !== '' && (result !== 'approved' || order.trim() !== ''));
  return (
    <div className="col g4">
      {step.step > 1 && (
        <TextInput
          size="xs"
          aria-label={t('stepNote')}
          placeholder={t('stepNote')}
          value={note}
          maxLength={2000}
          onChange={(e) => setNote(e.currentTarget.value)}
          data-testid="step-note"
        />
      )}
      {step.step === 3 && (
        <>
          <TextInput
            size="xs"
            aria-label={t('orderRef')}
            placeholder={t('orderRef')}
            value={order}
            maxLength={200}
            onChange={(e) => setOrder(e.currentTarget.value)}
          />
          <span className="s12 dim">{t('cap', { cap })}</span>
        </>
      )}
      {step.step === 1 && <span className="s12">{t('teachText')}</span>}
      <div className="row wrap">
        {results[step.step].map((result, i) => (
          <Button
            key={result}
            size="xs"
            variant={i === 0 ? 'filled' : 'default'}
            disabled={!able(result)}
            loading={acts.step.isPending}
            onClick={() => acts.step.mutate({ id: step.id, result, note: note.trim() || null, orderRef: order.trim() || null })}
            data-testid={`result-${result}`}
          >
            {t(`finish.${result}`)}
          </Button>
        ))}
      </div>
    </div>
  );
}
