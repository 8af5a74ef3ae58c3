import { useTranslation } from 'react-i18next';
import type { UploadedFile } from '@/Platform/Api/contract';
import { useFormat } from '@/Platform/Language/useFormat';

/** What the server found in each file: encoding, columns, the first rows as they stand. */
export function UploadedFiles({ files }: { files: UploadedFile[] }) {
  const { t } = useTranslation('imports');
  const f = useFormat();
  return (
    <div className="col" style={{ marginTop: 10 }}>
      {files.map((file) => (
        <details key={file.file} className="note">
          <summary>
            <span className="mono b">{file.file}</span>{' '}
            <span className="s12 dim">{t('fileFacts', { size: f.n(file.bytes / 1024), encoding: file.encoding, count: file.columns.length })}</span>
          </summary>
          <div style={{ overflowX: 'auto' }}>
            <table className="tb mono">
              <thead>
                <tr>
                  {file.columns.map((name) => (
                    <th key={name} scope="col">
                      {name}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {file.sample.map((row, i) => (
                  <tr key={i}>
                    {row.map((value, k) => (
                      <td key={k} className="nw">
                        {value}
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </details>
      ))}
    </div>
  );
}
