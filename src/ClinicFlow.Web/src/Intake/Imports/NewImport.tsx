import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Preview, Upload } from '@/Platform/Api/contract';
import { Card } from '@/Platform/Kit/Small';
import { DropZone } from './DropZone';
import { type Draft, MappingStep } from './MappingStep';
import { PreviewStep } from './PreviewStep';
import { RunStep } from './RunStep';
import { UploadedFiles } from './UploadedFiles';

/** Four steps on one page; a later one opens when the earlier is answered, and nothing is imported before the last. */
export function NewImport() {
  const { t } = useTranslation('imports');
  const [upload, setUpload] = useState<Upload | null>(null);
  const [draft, setDraft] = useState<Draft | null>(null);
  const [preview, setPreview] = useState<Preview | null>(null);
  return (
    <div className="col g12" style={{ padding: 16, maxWidth: 1100 }}>
      <Card title={t('step.files')}>
        <DropZone
          onUploaded={(u) => {
            setUpload(u);
            setPreview(null);
          }}
        />
        {upload && <UploadedFiles files={upload.files} />}
      </Card>
      {upload && (
        <Card title={t('step.mapping')}>
          <MappingStep
            draft={draft}
            problems={preview?.problems ?? []}
            onDraft={(d) => {
              setDraft(d);
              setPreview(null);
            }}
          />
        </Card>
      )}
      {upload && draft && (
        <Card title={t('step.preview')}>
          <PreviewStep upload={upload.upload} draft={draft} preview={preview} onPreview={setPreview} />
        </Card>
      )}
      {upload && draft && preview && (
        <Card title={t('step.run')}>
          <RunStep upload={upload.upload} draft={draft} blocked={preview.problems.some((p) => p.severity === 'error')} />
        </Card>
      )}
    </div>
  );
}
