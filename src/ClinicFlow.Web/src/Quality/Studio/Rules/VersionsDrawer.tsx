import { Drawer } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Ask } from '@/Platform/Kit/States';
import { CompareVersions } from '../Publishing/CompareVersions';
import type { Definition } from '../useDefinition';
import { Versions } from '../Versions';

type Props = {
  name: string;
  d: Definition;
  onTakeBack?: (version: number) => void;
  compared: number | null;
  set: (changes: Record<string, string | number | null>) => void;
};

/** The versions of the rule set; what each changed stands beside the list. */
export function VersionsDrawer({ name, d, onTakeBack, compared, set }: Props) {
  const { t } = useTranslation('rules');
  return (
    <Drawer
      opened
      onClose={() => set({ versions: null, version: null, with: null, as: null })}
      position="right"
      size={compared ? 900 : 320}
      title={t('versions')}
      styles={{ body: { padding: 0 } }}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <div className="versionsdrawer">
        {compared && (
          <div className="comparedpane">
            <CompareVersions d={d} kind="rules" name={name} version={compared} />
          </div>
        )}
        <div className="versionlist">
          <Ask query={d.versions}>
            {(list) => (
              <Versions
                versions={[...list.versions]}
                shown={compared}
                onShow={(version) => set({ version, with: null })}
                onTakeBack={onTakeBack}
                busy={d.busy}
              />
            )}
          </Ask>
        </div>
      </div>
    </Drawer>
  );
}
