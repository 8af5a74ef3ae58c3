import { useTranslation } from 'react-i18next';
import type { Schemas } from '@/Platform/Api/contract';
import { Status } from '@/Platform/Kit/Status';
import { useFormat } from '@/Platform/Language/useFormat';

/** Which version, since when and by whom; how far the evaluation by it has come. */
export function InForce({ version: v }: { version: Schemas['InForceView'] }) {
  const { t } = useTranslation('studio');
  const f = useFormat();
  if (v.withdrawn && !v.coming) return <span className="dim">{t('withdrawn')}</span>;
  return (
    <span className="col g0">
      {v.version > 0 && <span className="nw">{t('versionN', { n: v.version })}</span>}
      {v.share !== null && v.share !== undefined ? (
        <Status kind="wait">{t('sweeping', { share: f.percent(v.share) })}</Status>
      ) : (
        v.version > 0 && (
          <span className="s12 dim nw">
            {v.shipped && v.version === 1 ? t('byShipped') : `${v.shipped ? t('byShipped') : v.by} · ${f.shortDate(v.from)}`}
          </span>
        )
      )}
      {v.coming && <Status kind="wait">{t('comes', { n: v.coming.version, time: f.shortDate(v.coming.from) })}</Status>}
      {v.draft && <Status kind={v.draft.asked ? 'warn' : 'info'}>{t(v.draft.asked ? 'draftAsked' : 'draft')}</Status>}
    </span>
  );
}
