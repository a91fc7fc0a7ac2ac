export default definePageConfig({ navigationBarTitleText: '商品编辑' })
