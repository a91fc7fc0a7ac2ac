/** The cashier's stylesheet; its hash stands in the page's Content-Security-Policy. */
export const STYLE = `
* { box-sizing: border-box; margin: 0; }
body { display: flex; flex-direction: column; min-height: 100vh; min-height: 100dvh; background: #ededed; color: #191919; font: 16px/1.5 -apple-system, "PingFang SC", "HarmonyOS Sans SC", "Noto Sans SC", "Noto Sans CJK SC", "Microsoft YaHei", sans-serif; }
.brand { display: flex; align-items: center; justify-content: center; gap: 8px; padding: 20px 16px; color: #07844a; font-size: 17px; font-weight: 600; }
.brand em { margin-left: 4px; padding: 1px 8px; border: 1px solid currentColor; border-radius: 4px; font-size: 12px; font-style: normal; font-weight: 400; }
.brand svg { color: #07c160; }
main { display: flex; flex: 1; flex-direction: column; width: 100%; max-width: 480px; margin: 0 auto; padding: 0 16px calc(20px + env(safe-area-inset-bottom)); }
.actions { margin-top: auto; padding-top: 32px; }
.sheet { background: #fff; border-radius: 12px; padding: 32px 20px 8px; text-align: center; }
.merchant { font-size: 17px; }
.amount { margin: 8px 0 24px; font-size: 48px; line-height: 1.2; font-weight: 600; font-variant-numeric: tabular-nums; letter-spacing: -0.5px; }
.amount span { margin-right: 4px; font-size: 28px; }
.refusal { margin: -8px 0 20px; padding: 8px 12px; border-radius: 8px; background: #fdeeee; color: #b3261e; font-size: 15px; text-wrap: balance; }
dl { border-top: 1px solid #ececec; padding: 8px 0; text-align: left; font-size: 15px; }
dl div { display: flex; gap: 16px; padding: 8px 0; }
dt { flex: none; width: 64px; color: #6b6b6b; }
dd { flex: 1; text-align: right; overflow-wrap: anywhere; }
.number { font-variant-numeric: tabular-nums; font-size: 14px; line-height: 1.7; }
button, a.primary { display: block; width: 100%; min-height: 48px; padding: 11px 16px; border: 0; border-radius: 8px; background: #fff; color: #191919; font: inherit; font-size: 17px; line-height: 26px; text-align: center; text-decoration: none; cursor: pointer; }
button:active, a:active { filter: brightness(0.92); }
button:focus-visible, a:focus-visible { outline: 3px solid #576b95; outline-offset: 2px; }
.primary, a.primary { background: #07844a; color: #fff; font-weight: 600; }
.pair { margin-top: 12px; display: grid; grid-template-columns: 1fr 1fr; gap: 12px; }
.quiet { margin-top: 8px; background: transparent; color: #44567a; }
.note { margin-top: 12px; color: #666; font-size: 13px; text-align: center; }
.notice { padding: 48px 20px; }
.notice h1 { margin: 16px 0 8px; font-size: 22px; font-weight: 600; }
.notice p { color: #5a5a5a; font-size: 15px; }
.good svg { color: #07c160; }
.notice .paid { margin-top: 16px; color: #191919; font-size: 32px; font-weight: 600; font-variant-numeric: tabular-nums; }
.plain svg { color: #8a8a8a; }
@media (min-width: 700px) { .brand { padding-top: 56px; } .actions { margin-top: 0; } }
`
