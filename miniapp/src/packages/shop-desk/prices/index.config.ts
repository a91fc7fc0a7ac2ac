export default definePageConfig({ navigationBarTitleText: '批量改价改库存' })
