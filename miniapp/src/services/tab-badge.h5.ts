/** In the browser the tab bar is a component which follows the cart itself. */
export function showCartBadge(_count: number): void {}
