import './preflight.ts'
import {
  demoCityOffice,
  demoCountyStaff,
  demoMerchantStaff,
  demoOperator,
  demoRegulators,
  demoShoppers,
  demoUnionOfficer,
} from '../src/demo/accounts.ts'
import type { Config } from '../src/platform/config.ts'
import { startInstance } from './instance.ts'
import { giveUp, tell } from './progress.ts'
import { createShutdown } from './shutdown.ts'

function tellWhereToLook({ PORT: port, PUBLIC_URL: publicUrl, SMS_FIXED_CODE: fixedCode }: Config): void {
  const local = `http://localhost:${port}`
  console.log(`
  渝乡集已启动 Yuxiang Market is running

    商城 Shop      ${publicUrl === local ? local : `${publicUrl} (${local})`}
    接口 API docs  ${local}/api/docs
    停止 Stop      Ctrl-C
`)
  if (fixedCode === undefined) return
  console.log(`    登录 Sign in   任何手机号 any phone number；验证码 code ${fixedCode}
    买家 Shopper   ${demoShoppers.map(({ phone }) => phone).join('  ')}
    商家 Merchant  ${demoMerchantStaff.join('  ')}
    工会 Union     ${demoUnionOfficer.phone}
    区县 County    ${demoCountyStaff.map(({ phone }) => phone).join('  ')}
    市级 City      ${demoCityOffice.phone}
    市监 Regulator ${demoRegulators.map(({ phone }) => phone).join('  ')}
    运营 Operator  ${demoOperator.phone}
`)
}

const shutdown = createShutdown()
try {
  tell(`渝乡集 Yuxiang Market (Node ${process.version})`)
  tellWhereToLook(await startInstance(process.env, shutdown))
  tell('就绪 Ready')
} catch (error) {
  giveUp(error)
}
