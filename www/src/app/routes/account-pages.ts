// The addresses of these pages' files: who arrives at the first page needs none of them, and they are not few.
export const verifyEmail = () => import('@/features/account/pages/verify-email');
export const forgotPassword = () => import('@/features/account/pages/forgot-password');
export const resetPassword = () => import('@/features/account/pages/reset-password');
export const unlock = () => import('@/features/account/pages/unlock');
export const profile = () => import('@/features/account/pages/profile');
export const security = () => import('../account/security');
export const signInMethods = () => import('@/features/identities/pages/sign-in-methods');
export const apiKeys = () => import('@/features/api-keys/pages/api-keys');
export const yourData = () => import('@/features/privacy/pages/your-data');
