import { ActionIcon } from '@mantine/core';
import { IconLayoutSidebarLeftCollapse, IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Scroll } from '@/Platform/Kit/Scroll';
import { Ask } from '@/Platform/Kit/States';
import { useText, useWord } from '@/Platform/Language/useFormat';
import { byPlace } from './byPlace';
import { useRuleSets } from './useRuleSets';

/** Every rule set by purpose and stage, beside the one that is open. */
export function RuleList({ name, changed, onHide, onNew }: { name: string; changed: boolean; onHide: () => void; onNew?: () => void }) {
  const { t } = useTranslation('rules');
  const text = useText();
  const word = useWord();
  const list = useRuleSets();
  const title = (purpose: string, stage: string) =>
    purpose === 'standard'
      ? t('standardsOf', { stage: stage ? word('stageShort', stage) : t('anyStage') })
      : t(`group.${purpose}`, { defaultValue: t('group.none') });
  return (
    <nav className="rulelist" aria-label={t('allRules')}>
      <div className="row sp listhead">
        <Link to="/rules" className="t1 plain">
          {t('title')}
        </Link>
        <span className="row g4">
          {onNew && (
            <ActionIcon variant="default" aria-label={t('newRule')} title={t('newRule')} onClick={onNew}>
              <IconPlus size={15} />
            </ActionIcon>
          )}
          <ActionIcon aria-label={t('hideList')} title={t('hideList')} onClick={onHide}>
            <IconLayoutSidebarLeftCollapse size={16} />
          </ActionIcon>
        </span>
      </div>
      <Scroll label={t('allRules')}>
        <Ask query={list}>
          {(data) =>
            byPlace(data.sets).map(({ purpose, stage, sets }) => (
              <section key={`${purpose}/${stage}`} aria-label={title(purpose, stage)}>
                <h2 className="navg">{title(purpose, stage)}</h2>
                {sets.map((set) => (
                  <Link
                    key={set.name}
                    to={`/rules/${set.name}`}
                    className={`navi ruleitem${set.name === name ? ' on' : ''}`}
                    aria-current={set.name === name ? 'page' : undefined}
                  >
                    <span className="grow">{text(set.title)}</span>
                    <span className="n nw">
                      {set.inForce.version > 0 && t('shortVersion', { n: set.inForce.version })}
                      {set.inForce.draft || (set.name === name && changed) ? ` ${t('draftMark')}` : ''}
                    </span>
                  </Link>
                ))}
              </section>
            ))
          }
        </Ask>
      </Scroll>
    </nav>
  );
}
