import { policy } from '@yuxiang/shared/policy'
import type { PlatformDocument } from './document'

const { paymentTimeout, automaticReceipt, shippingDeadline, returnPeriod, cartLinesMax, addressesMax } =
  policy
const quickRefundYuan = policy.quickRefundMax.value / 100

/** 平台交易规则 */
export const rules: PlatformDocument = {
  title: '平台交易规则',
  since: paymentTimeout.validFrom,
  sections: [
    {
      heading: '一、下单与付款',
      paragraphs: [
        `提交订单后，商品为您保留 ${paymentTimeout.value} 分钟；${paymentTimeout.value} 分钟内未付款，订单自动关闭，库存释放，不产生任何费用。`,
        `一次结算可以包含多个商家的商品：您只付款一次，每个商家各成一个订单，各自发货；一次付款最多包含 ${policy.ordersPerPayment.value} 家商家。取消其中一个未付款的订单，同一次付款的订单会一起取消。`,
        '提交订单时，如果价格、运费或库存与您看到的不同，系统会先告诉您变化，由您重新确认，不会直接扣款。',
        '订单关闭后款项才到账的：还有库存则订单恢复有效，没有库存则原路退款，结果都会在订单里说明。',
      ],
    },
    {
      heading: '二、价格与运费',
      paragraphs: [
        '商品价格由商家标明。划线价是促销前七日内在本平台实际成交的最低价；七日内没有成交的，是促销前最后一次成交价；从来没有成交的，不标划线价。',
        '运费按商家公布的运费规则、商品重量和收货地区计算，结算页会逐个商家列出；部分地区不配送的，结算页会提示。',
      ],
    },
    {
      heading: '三、发货与收货',
      paragraphs: [
        `付款后商家在 ${shippingDeadline.value} 小时内发货，商品页另有承诺的从其承诺；一个订单里有几种商品的，以承诺时间最长的为准。逾期未发货的，您可以催发货，也可以申请退款（原因选“商家迟迟未发货”）。`,
        '您可以在订单里查看快递公司、运单号和物流进度。运单号填错的，商家可以更正一次，更正后会通知您。',
        `收到商品请当面查验，确认无误后点“确认收货”。发货后 ${automaticReceipt.value} 天没有确认、快递已显示签收的，系统自动确认收货，提前 ${policy.receiptReminder.value} 天提醒；快递未显示签收的顺延 ${policy.receiptPostponement.value} 天，最长到发货后 ${policy.automaticReceiptLatest.value} 天；售后处理中的暂停。`,
        `还没收到的，可以在订单里延长收货一次，推迟 ${policy.receiptExtension.value} 天；系统自动确认收货后 ${policy.notArrivedClaim.value} 天内，没有收到货的仍可申请退款。`,
      ],
    },
    {
      heading: '四、退款与售后',
      paragraphs: [
        `根据${returnPeriod.basis.split('：')[0]}，自收到商品之日起 ${returnPeriod.value} 天内，可以退货且无需说明理由，商品应当完好。`,
        '鲜活易腐的商品、定做的商品不适用无理由退货；下单时会单独提示，并由您勾选确认。质量问题不受此限，仍可依法要求退换或赔偿。',
        `在订单详情里申请售后：没发货可申请仅退款；收货后有质量问题的，${policy.qualityClaim.value} 天内可申请退款、退货或换货，并附照片。`,
        `鲜活易腐商品到货腐坏、破损的，请在收货后 ${policy.freshDamageClaim.value} 小时内凭照片申请；金额不超过 ${quickRefundYuan} 元的即时退款，每月 ${policy.quickRefundsPerMonth.value} 次。`,
        `商家须在 ${policy.afterSaleAnswer.value} 小时内处理，逾期视为同意；同意退货后请在 ${policy.returnShipment.value} 天内寄回；商家收到后 ${policy.returnInspection.value} 天内验货，寄出满 ${policy.returnInspectionLatest.value} 天仍未验货的视为通过。商家逾期未处理、又没有留下退货地址的，商品无需寄回，直接退款。`,
        `换货的，商家须在验货后 ${policy.replacementShipment.value} 天内发出，逾期或无货的转为退款。`,
        `商家拒绝或验货未通过的，${policy.afterSaleEscalation.value} 天内可申请平台介入，平台在 ${policy.arbitration.value} 天内作出处理。`,
        '退款按付款的原路返回：微信支付退回微信，工会额度退回额度，积分退回积分，以订单里记录的实付构成为准。',
        '还没发货的，运费随商品一起退；已经发货的，没有收到或有质量问题的商品退还它分摊的运费。退换质量有问题的商品，寄回的运费由商家承担，可选“到付”；七天无理由退货，寄回的运费由您承担。',
        '优惠按下单时分摊到每件商品的金额计算，退一部分不会改变其余商品的优惠；整单退完的，优惠券退回券包。',
        '退货后剩余商品不再满足赠品条件的，赠品须与商品一并退回；因质量问题仅退款、不退货的，赠品不用退。',
      ],
    },
    {
      heading: '五、帮扶产品',
      paragraphs: [
        '带“帮扶产品”标记的商品，由经营主体自愿申请、区县主管部门认定、公示无异议后发布；认定证书编号、联结农户数和有效期可在商品页查看。',
        '认定到期、被暂停或撤销的商品不再显示该标记。订单里保留的是下单时的认定信息。',
      ],
    },
    {
      heading: '六、其他',
      paragraphs: [
        `购物车最多保存 ${cartLinesMax.value} 种商品，收货地址最多保存 ${addressesMax.value} 个。`,
        '与商家发生争议时，请保留订单编号、照片等凭据，先与商家协商或申请售后；协商不成的，可以申请平台介入，也可以拨打 12315 向市场监督管理部门投诉。',
      ],
    },
  ],
}
