import { useState } from 'react';

import { basketFrom, basketText, type Basket } from '@/lib/basket';

const keyOf = (eventId: string) => `gatehouse.basket.${eventId}`;

/** The tickets chosen on an event's page; coming back from the checkout they are still there. */
export const useBasket = (eventId: string): [Basket, (id: string, quantity: number) => void] => {
  const [basket, setBasket] = useState(() => basketFrom(sessionStorage.getItem(keyOf(eventId)) ?? undefined));
  const choose = (id: string, quantity: number) => {
    const next = { ...basket, [id]: quantity };
    sessionStorage.setItem(keyOf(eventId), basketText(next));
    setBasket(next);
  };
  return [basket, choose];
};
