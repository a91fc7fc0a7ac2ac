export default definePageConfig({ navigationBarTitleText: '优惠券可用商品', enablePullDownRefresh: true })
