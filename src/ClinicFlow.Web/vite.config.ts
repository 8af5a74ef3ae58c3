import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { mockApi } from './dev/mockApi.ts';

const server = process.env.CLINICFLOW_SERVER ?? 'http://localhost:5000';
const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

const out = process.env.CLINICFLOW_WEB_OUT ?? '../ClinicFlow/wwwroot';

/** What the server serves compressed is compressed once, here. */
const compressed = {
  name: 'compressed',
  apply: 'build' as const,
  closeBundle() {
    const folder = here(`${out}/assets/`);
    for (const name of readdirSync(folder).filter((file) => /\.(js|css)$/.test(file)))
      writeFileSync(`${folder}${name}.br`, brotliCompressSync(readFileSync(folder + name), { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }));
  },
};

export default defineConfig(({ mode }) => ({
  plugins: [react(), compressed, ...(mode === 'mock' ? [mockApi()] : [])],
  resolve: { alias: { '@': here('./src') } },
  server: { proxy: mode === 'mock' ? undefined : { '/api': server } },
  build: {
    outDir: out,
    emptyOutDir: true,
    target: 'es2022',
    chunkSizeWarningLimit: 700,
    rolldownOptions: {
      output: {
        codeSplitting: {
          // What every page shares. Charts and the editor stay behind the pages that import them: no group of their own,
          // or shared helpers would be drawn into it and every page would load it.
          groups: [
            { name: 'icons', priority: 2, test: /node_modules[\\/]@tabler[\\/]/ },
            { name: 'mantine', priority: 2, test: /node_modules[\\/](@mantine|@floating-ui)[\\/]/ },
            {
              name: 'react',
              priority: 3,
              test: /node_modules[\\/](react|react-dom|react-router|scheduler|@tanstack[\\/](react-query|query-core)|i18next|react-i18next)[\\/]/,
            },
            // All words of a language are one bundle, loaded for who reads it; the rest of the platform is in every page.
            { name: 'platform', priority: 1, test: /src[\\/]Platform[\\/](?!Language[\\/](ru|en)\.ts|Kit[\\/]DataTable).*\.tsx?$/ },
          ],
        },
      },
    },
  },
  test: { environment: 'jsdom', setupFiles: ['./src/tests.ts'], include: ['src/**/*.test.{ts,tsx}'], css: false },
}));
