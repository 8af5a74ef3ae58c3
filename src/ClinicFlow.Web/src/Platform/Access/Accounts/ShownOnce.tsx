import { Button, CopyButton, Modal } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

/** A password or a key that the server shows once: nothing closes it but the person who has copied it. */
export function ShownOnce({ title, text, secret, onClose }: { title: string; text: string; secret: string; onClose: () => void }) {
  const { t } = useTranslation('accounts');
  return (
    <Modal opened onClose={onClose} title={title} closeOnClickOutside={false} withCloseButton={false} centered>
      <div className="col g12" data-testid="shown-once">
        <span>{text}</span>
        <code className="note" style={{ overflowWrap: 'anywhere', userSelect: 'all', fontSize: 14 }} data-testid="secret">
          {secret}
        </code>
        <div className="row wrap">
          <CopyButton value={secret}>
            {({ copied, copy }) => (
              <Button onClick={copy} leftSection={copied ? <IconCheck size={15} /> : <IconCopy size={15} />}>
                {t(copied ? 'copied' : 'copy')}
              </Button>
            )}
          </CopyButton>
          <Button variant="default" onClick={onClose} data-testid="shown-once-close">
            {t('noted')}
          </Button>
        </div>
      </div>
    </Modal>
  );
}
