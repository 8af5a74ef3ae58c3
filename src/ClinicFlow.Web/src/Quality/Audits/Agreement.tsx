import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '@/Platform/Api/http';
import { Card } from '@/Platform/Kit/Small';
import { Ask, Empty } from '@/Platform/Kit/States';
import { useFormat } from '@/Platform/Language/useFormat';

/** How alike auditors judge what two of them have checked without knowing of each other. */
export function Agreement() {
  const { t } = useTranslation('audits');
  const f = useFormat();
  const agreement = useQuery({ queryKey: ['audits', 'agreement'], queryFn: ({ signal }) => api.get('/api/v1/audits/agreement', { signal }) });
  return (
    <Ask query={agreement}>
      {(data) => {
        if (data.agreement === null) return <Empty kind="finished" title={t('agreement.none')} text={t('agreement.noneText')} />;
        const figures: [string, string, string][] = [
          [t('agreement.alike'), f.percent(data.agreement, 1), t('agreement.alikeText')],
          ['AC1', data.ac1 === null ? '—' : f.n(data.ac1, 2), t('agreement.ac1Text')],
          ['κ', data.kappa === null ? '—' : f.n(data.kappa, 2), t('agreement.kappaText')],
        ];
        return (
          <div className="audit-cards">
            {figures.map(([name, value, text]) => (
              <Card key={name} title={name}>
                <div className="big">{value}</div>
                <div className="s12 dim">{text}</div>
              </Card>
            ))}
            <p className="dim s12 audit-wide">{t('agreement.of', { items: f.n(data.items), criteria: f.n(data.criteria) })}</p>
          </div>
        );
      }}
    </Ask>
  );
}
