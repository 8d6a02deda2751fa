namespace VinhDanh.Papers.Tests; public class PlaceTests { }
