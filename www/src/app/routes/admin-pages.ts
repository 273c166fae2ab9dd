// The addresses of these pages' files: only who comes here needs them, and they are not few.
export const health = () => import('@/features/admin/pages/health');
export const users = () => import('@/features/admin/pages/users');
export const user = () => import('@/features/admin/pages/user');
export const organizations = () => import('@/features/admin/pages/organizations');
export const audit = () => import('@/features/admin/pages/audit');
export const layout = () => import('../layout/admin-layout');
