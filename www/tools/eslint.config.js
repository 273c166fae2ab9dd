import { readdirSync } from 'node:fs';
import { join } from 'node:path';

import js from '@eslint/js';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

// lib, i18n -> components -> features -> app; and no feature imports another. Read from the folders, so that a
// new feature is fenced in the day it is created. Imports across these folders are written with "@/".
const features = readdirSync(join(import.meta.dirname, '../src/features'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name);

const fence = (files, forbidden, message) => ({
  files,
  rules: {
    'no-restricted-imports': ['error', { patterns: [{ regex: forbidden, message }] }],
  },
});

export default tseslint.config(
  { ignores: ['src/lib/api/schema.d.ts'] },
  {
    files: ['src/**/*.{ts,tsx}'],
    extends: [
      js.configs.recommended,
      tseslint.configs.strict,
      tseslint.configs.stylistic,
      reactHooks.configs.flat['recommended-latest'],
    ],
    rules: {
      '@typescript-eslint/consistent-type-definitions': ['error', 'type'],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      'max-lines': ['error', 400],
      'no-undef': 'off',
    },
  },
  {
    // Joining two interfaces of a library is only possible with `interface`.
    files: ['src/app/router.ts'],
    rules: { '@typescript-eslint/consistent-type-definitions': 'off' },
  },
  fence(['src/lib/**', 'src/i18n/**'], '^@/(components|features|app)/', 'lib and i18n know nothing above them.'),
  fence(['src/components/**'], '^@/(features|app)/', 'Components know no feature.'),
  ...features.map((name) =>
    fence(
      [`src/features/${name}/**`],
      `^@/app/|^@/features/(?!${name}/)|^(\\.\\./){3,}`,
      'A feature uses components and lib, and no other feature.',
    ),
  ),
);
