import { Menu } from '@mantine/core';
import { IconKey, IconKeyboard, IconLogout } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { signOut, useSession } from '@/Platform/Access/session';
import { setSingleKeys, singleKeysOn } from '@/Platform/Kit/keys';
import { Avatar } from '@/Platform/Kit/Small';
import { useWord } from '@/Platform/Language/useFormat';

export function Account() {
  const { t } = useTranslation('shell');
  const { user, mode } = useSession();
  const go = useNavigate();
  const word = useWord();
  const [single, setSingle] = useState(singleKeysOn);
  const turn = () => {
    setSingleKeys(!single);
    setSingle(!single);
  };
  return (
    <Menu position="top-start" width={230}>
      <Menu.Target>
        <button type="button" className="account" data-testid="account">
          <span aria-hidden className="fix">
            <Avatar name={user.name} />
          </span>
          <span className="col g0 wide grow">
            <span className="cut b s12">{user.name}</span>
            <span className="cut s12 dim" title={word('role', user.role)}>
              {word('role', user.role)}
            </span>
          </span>
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconKeyboard size={16} />} onClick={turn} closeMenuOnClick={false} role="menuitemcheckbox" aria-checked={single}>
          {t(single ? 'singleOn' : 'singleOff')}
        </Menu.Item>
        {mode === 'production' && (
          <Menu.Item leftSection={<IconKey size={16} />} onClick={() => void go('/password')} data-testid="own-password">
            {t('ownPassword')}
          </Menu.Item>
        )}
        <Menu.Item leftSection={<IconLogout size={16} />} onClick={() => void signOut()} data-testid="sign-out">
          {t('signOut')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
