import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Preview } from '@/Platform/Api/contract';
import { api } from '@/Platform/Api/http';
import { Failed } from '@/Platform/Kit/States';
import { Status } from '@/Platform/Kit/Status';
import { useFormat } from '@/Platform/Language/useFormat';
import type { Draft } from './MappingStep';
import { Problems } from './Problems';

type Props = { upload: string; draft: Draft; preview: Preview | null; onPreview: (preview: Preview) => void };

/** The first rows as the events that they would become: seen before anything is kept. */
export function PreviewStep({ upload, draft, preview, onPreview }: Props) {
  const { t } = useTranslation('imports');
  const ask = useMutation({
    mutationFn: () =>
      api.post('/api/v1/imports/preview', { body: { upload, mapping: draft.text === null ? draft.name : null, text: draft.text, rows: 20 } }),
    onSuccess: onPreview,
  });
  return (
    <div className="col g12">
      <Button
        variant={preview ? 'default' : 'filled'}
        onClick={() => ask.mutate()}
        loading={ask.isPending}
        style={{ alignSelf: 'flex-start' }}
        data-testid="preview"
      >
        {t(preview ? 'previewAgain' : 'preview')}
      </Button>
      {ask.error && <Failed error={ask.error} />}
      {preview && (
        <>
          {preview.problems.length ? <Problems problems={preview.problems} /> : <Status kind="good">{t('noProblems')}</Status>}
          {preview.files.map((file) => (
            <PreviewFile key={file.file} file={file} />
          ))}
        </>
      )}
    </div>
  );
}

function PreviewFile({ file }: { file: Preview['files'][number] }) {
  const { t } = useTranslation('imports');
  const f = useFormat();
  const n = file.rows.reduce((sum, row) => sum + row.events.length, 0);
  return (
    <section aria-label={file.file}>
      <div className="row sp">
        <h3 className="mono b">{file.file}</h3>
        <span className="s12 dim">{t('eventsFrom', { count: n, rows: file.rows.length })}</span>
      </div>
      {file.unusedColumns.length > 0 && <div className="s12 warn">{t('unused', { names: file.unusedColumns.join(', ') })}</div>}
      <div style={{ overflowX: 'auto' }}>
        <table className="tb">
          <thead>
            <tr>
              <th scope="col" className="num" style={{ width: 60 }}>
                {t('column.line')}
              </th>
              <th scope="col">{t('column.event')}</th>
              <th scope="col">{t('column.subject')}</th>
              <th scope="col">{t('column.time')}</th>
              <th scope="col">{t('column.data')}</th>
            </tr>
          </thead>
          <tbody>
            {file.rows.flatMap((row) => [
              ...row.events.map((event, i) => (
                <tr key={`${row.line}-${i}`}>
                  <td className="num dim">{i === 0 ? row.line : ''}</td>
                  <td className="mono nw">{event.type}</td>
                  <td className="mono">{event.subject}</td>
                  <td className="nw">{f.dateTime(event.time)}</td>
                  <td className="mono dim">{JSON.stringify(event.data)}</td>
                </tr>
              )),
              ...(row.problems.length
                ? [
                    <tr key={`${row.line}-problems`}>
                      <td className="num dim">{row.line}</td>
                      <td colSpan={4}>
                        <Problems problems={row.problems} />
                      </td>
                    </tr>,
                  ]
                : []),
            ])}
          </tbody>
        </table>
      </div>
    </section>
  );
}
