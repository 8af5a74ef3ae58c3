import { Menu } from '@mantine/core';
import { IconChevronDown, IconRepeat } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { Journey } from '@/Platform/Api/contract';
import { useFormat, useWord } from '@/Platform/Language/useFormat';

/** One journey is one pass through the five stages; the switch leads to the patient's other passes. */
export function Passes({ journey }: { journey: Journey }) {
  const { t } = useTranslation('journeys');
  const f = useFormat();
  const word = useWord();
  const go = useNavigate();
  if (!journey.others.length) return <span className="dim nw">{t('pass', { n: journey.number })}</span>;
  return (
    <Menu position="bottom-start" width={300}>
      <Menu.Target>
        <button type="button" className="chip" data-testid="passes">
          <IconRepeat size={13} aria-hidden />
          {t('pass', { n: journey.number })}
          <IconChevronDown size={13} aria-hidden />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {journey.others.map((other) => (
          <Menu.Item key={other.id} onClick={() => void go(`/journeys/${other.id}`)}>
            {t('passFrom', { n: other.number, at: f.fullDate(other.openedAt) })}
            <span className="s12 dim"> · {other.closedAt ? t('passClosed', { at: f.fullDate(other.closedAt) }) : word('stage', other.stage)}</span>
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
