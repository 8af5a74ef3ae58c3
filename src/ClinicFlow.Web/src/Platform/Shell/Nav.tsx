import { useTranslation } from 'react-i18next';
import { Link, NavLink } from 'react-router';
import { sectionsOf } from '@/Platform/Access/sections';
import { useSession } from '@/Platform/Access/session';
import { useFormat } from '@/Platform/Language/useFormat';
import { Account } from './Account';
import { Logo } from './Logo';
import { countOf, icons } from './menu';

export function Nav() {
  const { t } = useTranslation('shell');
  const session = useSession();
  const { n } = useFormat();
  return (
    <nav className="nav" aria-label={t('sections')}>
      <Link to="/" className="brand">
        <Logo />
        <span className="wide">ClinicFlow</span>
      </Link>
      {sectionsOf(session.user.role).map(([group, sections], i) => (
        <div key={group}>
          <div className="navg">{t(`group.${group}`)}</div>
          {i > 0 && <div className="slim" />}
          {sections.map((section) => {
            const Icon = icons[section];
            const count = countOf(section, session.counts);
            const name = t(`section.${section}`);
            return (
              <NavLink
                key={section}
                to={`/${section}`}
                title={name}
                data-testid={`nav-${section}`}
                className={({ isActive }) => `navi${isActive ? ' on' : ''}`}
              >
                <Icon size={17} stroke={1.7} className="fix" aria-hidden />
                <span className="cut wide">{name}</span>
                {count > 0 && <span className="n wide">{n(count)}</span>}
              </NavLink>
            );
          })}
        </div>
      ))}
      <div style={{ marginTop: 'auto', borderTop: '1px solid var(--cf-line)', paddingTop: 8 }}>
        <Account />
      </div>
    </nav>
  );
}
