// The addresses of these pages' files: who arrives at the first page needs none of them, and they are not few.
export const organizer = () => import('@/features/events/pages/organizer');
export const invitation = () => import('@/features/organization/pages/invitation');
export const newCheckout = () => import('@/features/checkout/pages/new');
export const keptCheckout = () => import('@/features/checkout/pages/kept');
export const splitOrder = () => import('@/features/split/pages/begin');
export const share = () => import('@/features/split/pages/share');
export const myOrders = () => import('@/features/orders/pages/my-orders');
export const order = () => import('@/features/orders/pages/order');
export const result = () => import('@/features/orders/pages/result');
export const draw = () => import('@/features/queue/pages/draw');
export const entry = () => import('@/features/queue/pages/entry');
export const myTickets = () => import('@/features/tickets/pages/my-tickets');
export const ticket = () => import('@/features/tickets/pages/ticket');
export const transfer = () => import('@/features/tickets/pages/transfer');
export const signIn = () => import('@/features/account/pages/sign-in');
export const signUp = () => import('@/features/account/pages/sign-up');
