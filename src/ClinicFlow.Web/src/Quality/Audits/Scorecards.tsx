import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '@/Platform/Api/http';
import { Card } from '@/Platform/Kit/Small';
import { Ask } from '@/Platform/Kit/States';
import { Status } from '@/Platform/Kit/Status';
import { useFormat, useText } from '@/Platform/Language/useFormat';

/** What is looked at in each kind of work, with weights and what fails the whole. */
export function Scorecards() {
  const { t } = useTranslation('audits');
  const f = useFormat();
  const text = useText();
  const cards = useQuery({ queryKey: ['audits', 'scorecards'], queryFn: ({ signal }) => api.get('/api/v1/audits/scorecards', { signal }) });
  return (
    <Ask query={cards}>
      {({ scorecards }) => (
        <div className="audit-cards">
          {scorecards.map((card) => (
            <Card
              key={card.id}
              title={text(card.title)}
              right={<span className="s12 dim nw">{t('cardHead', { version: card.version, share: f.percent(card.passAt) })}</span>}
            >
              <p className="s12 dim" style={{ margin: '0 0 6px' }}>
                {text(card.why)}
              </p>
              {card.groups.map((group) => (
                <div key={text(group.title)} className="col g4" style={{ marginBottom: 6 }}>
                  <div className="row sp t3">
                    <span>{text(group.title)}</span>
                    <span className="dim">{group.weight ? t('weight', { n: f.n(group.weight) }) : t('apart')}</span>
                  </div>
                  {group.criteria.map((c) => (
                    <div key={c.id} className="row sp top">
                      <span>{text(c.text)}</span>
                      {c.gate && (
                        <span className="s12 fix">
                          <Status kind={c.gate === 'fatal' ? 'bad' : 'warn'}>{t(`gate.${c.gate}`)}</Status>
                        </span>
                      )}
                    </div>
                  ))}
                </div>
              ))}
            </Card>
          ))}
        </div>
      )}
    </Ask>
  );
}
